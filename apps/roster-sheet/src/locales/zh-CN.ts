import type { RosterPurpose } from '@finemesh/contract';
import type { ColumnKind } from '@finemesh/domain';
import type { CellDenial, WriteRefusal } from '@finemesh/roster';
import type { ReadOnlyReason } from '../model/rows/SheetColumn.ts';

/** The sheet's words in Chinese. Names of columns, options, documents and roles come from the domain. */
export const zhCN = {
  sheet: {
    opening: '正在打开台账…',
    failed: '台账没有打开',
    noHouseholds: '这栋楼还没有住户行',
    noMatch: '没有符合条件的住户',
    clearFilter: '清除筛选',
    facetClosed: '“{facet}”部分已对你关闭',
    messages: '台账消息',
    watching: '只读查看',
    notCurrent: '暂时连不上，显示的是刚才的情况',
    household: '室号',
    entrance: '{n}单元',
    floor: '{n}层',
    grid: '{building} 楼栋台账',
  },
  view: { label: '显示方式', table: '表格', cards: '住户', section: '楼栋图' },
  purpose: {
    label: '打开目的',
    note: '打开个人信息会按此留下记录',
    changed: '已按新目的重新登记',
    of: { rosterUpkeep: '台账维护', visit: '走访', case: '办理事件', mediation: '调解' } satisfies Record<RosterPurpose, string>,
  },
  search: { label: '查找室号或内容', placeholder: '室号，如 302 或 1-302' },
  visit: { label: '走访情况', total: '{n} 户', person: '{n} 人' },
  presence: { alone: '只有你在看', here: '{name}（{role}）也在这里', open: '在看台账的人', byRole: '{role} {n} 人' },
  cell: {
    readOnly: '“{column}”只读：{reason}',
    reason: { columnNotYours: '你的岗位不能改这一列' } satisfies Record<ReadOnlyReason, string>,
    empty: '未填',
    hint: {
      text: '回车保存，Esc 放弃；最多 {max} 字',
      count: '填 0 到 {max} 的整数',
      date: '可写 11-24、2026-11-24 或“今天”',
      phone: '填数字，可带 + 和短横',
      choice: '按数字或上下键选，回车确定',
      flag: '填“是”，留空为否',
    } satisfies Record<ColumnKind['kind'], string>,
    keys: '方向键移动，直接打字修改，Esc 离开表格',
    today: '今天',
    less: '减少',
    more: '增加',
  },
  refusal: {
    wrongKind: '这里要填整数',
    tooLong: '太长了，最多 {max} 字',
    outOfRange: '超出范围，应在 0 到 {max} 之间',
    notAnOption: '请从列出的选项里选',
    notADate: '不是有效日期，例如 2026-11-24',
    notAPhone: '不像电话号码',
    noSuchRow: '这一户已不在台账里',
    noSuchColumn: '没有这一列',
    notAllowed: '你的岗位不能改这一列',
  } satisfies Record<CellDenial | WriteRefusal, string>,
  denied: {
    title: '“{column}”没有保存',
    text: '{flat}：{reason}，已恢复原值',
    list: '需要处理',
    explain: '下面的修改没有被服务器接受，单元格已恢复原值。',
    seen: '知道了',
  },
  card: {
    open: '打开 {flat}',
    lastVisit: '{date} 走访',
    visitedToday: '今天已走访',
    visitedDone: '已记为今天走访',
    close: '完成',
    someone: '{name} 正在看这一户',
  },
  section: { title: '{n}单元', legend: '图例', flat: '{floor}层 {flat}：{state}', place: '{floor}层第{n}户：{state}', group: '楼栋图' },
};
