import { describe, expect, it } from 'vitest';
import { mountWithKit } from '../testing/mountWithKit.ts';
import Card from './Card.vue';
import KeyValueList from './KeyValueList.vue';
import Metric from './Metric.vue';
import Panel from './Panel.vue';

describe('Metric', () => {
  it('shows the whole beside the part', () => {
    expect(mountWithKit(Metric, { props: { label: '走访', value: 138, of: 152 } }).text()).toContain('共 152');
  });

  it('groups digits', () => {
    expect(mountWithKit(Metric, { props: { label: '件数', value: 1204 } }).text()).toContain('1,204');
  });

  it('distinguishes nothing yet from zero', () => {
    expect(mountWithKit(Metric, { props: { label: '走访', value: null } }).text()).toContain('暂无');
    expect(mountWithKit(Metric, { props: { label: '走访', value: 0 } }).text()).not.toContain('暂无');
  });
});

describe('KeyValueList', () => {
  it('says so where a value is missing, but prints a zero', () => {
    const items = [
      { key: 'a', label: '备注', value: '' },
      { key: 'b', label: '件数', value: 0 },
    ];
    const list = mountWithKit(KeyValueList, { props: { items } });
    expect(list.findAll('dd').map((value) => value.text())).toEqual(['暂无', '0']);
  });

  it('lets a slot named as the key stand for a value', () => {
    const list = mountWithKit(KeyValueList, { props: { items: [{ key: 'a', label: '状态' }] }, slots: { a: '处理中' } });
    expect(list.get('dd').text()).toBe('处理中');
  });
});

describe('Panel', () => {
  it('is a region named by its title', () => {
    const panel = mountWithKit(Panel, { props: { title: '最新动态' }, slots: { age: '刚刚更新' } });
    expect(panel.get(`[id="${panel.attributes('aria-labelledby')}"]`).text()).toBe('最新动态');
    expect(panel.get('header').text()).toContain('刚刚更新');
  });
});

describe('Card', () => {
  it('has a heading of the level asked for, and none without a title', () => {
    expect(mountWithKit(Card, { props: { title: '详情', level: 3 } }).get('h3').text()).toBe('详情');
    expect(mountWithKit(Card, { slots: { default: '正文' } }).find('header').exists()).toBe(false);
  });
});
