import { describe, expect, it } from 'vitest';
import { mountWithKit } from '../testing/mountWithKit.ts';
import DataTable from './DataTable.vue';
import ListRow from './ListRow.vue';
import Timeline from './Timeline.vue';

const columns = [
  { key: 'grid', label: '网格' },
  { key: 'count', label: '件数', align: 'end' },
];
const rows = [
  { id: 'a', grid: '芳华园', count: 3 },
  { id: 'b', grid: '市场', count: 1 },
];
const props = { caption: '各网格', columns, rows, rowKey: 'id' };

describe('DataTable', () => {
  it('prints the value under each column, with names for table and columns', () => {
    const table = mountWithKit(DataTable, { props });
    expect(table.get('caption').text()).toBe('各网格');
    expect(table.findAll('th').map((cell) => cell.attributes('scope'))).toEqual(['col', 'col']);
    expect(table.findAll('td').map((cell) => cell.text())).toEqual(['芳华园', '3', '市场', '1']);
  });

  it('says that there are no rows', () => {
    expect(mountWithKit(DataTable, { props: { ...props, rows: [] } }).get('tbody').text()).toBe('没有数据');
  });

  it('offers rows to the keyboard only where they lead somewhere, and emits once', async () => {
    const selected: unknown[] = [];
    expect(mountWithKit(DataTable, { props }).find('button').exists()).toBe(false);
    const table = mountWithKit(DataTable, { props: { ...props, onSelect: (row: unknown) => selected.push(row) } });
    await table.findAll('button')[1]!.trigger('click');
    await table.findAll('tbody tr')[0]!.trigger('click');
    expect(selected).toEqual([rows[1], rows[0]]);
  });
});

describe('Timeline', () => {
  it('says the state of each step in words and its Shanghai time', () => {
    const timeline = mountWithKit(Timeline, {
      props: {
        items: [
          { key: 'a', title: '已提交', at: '2026-11-24T00:12:00Z', note: '三号楼东侧' },
          { key: 'b', title: '处理', state: 'current' },
          { key: 'c', title: '办结', state: 'next' },
        ],
      },
    });
    const steps = timeline.findAll('li').map((step) => step.text());
    expect(steps[0]).toContain('已完成');
    expect(steps[0]).toContain('08:12');
    expect(steps[0]).toContain('三号楼东侧');
    expect(steps[1]).toContain('进行中');
    expect(steps[2]).toContain('未开始');
  });
});

describe('ListRow', () => {
  it('is a button with a way on, or a plain row without one', () => {
    const row = mountWithKit(ListRow, { props: { title: '路灯' } });
    expect(row.element.tagName).toBe('BUTTON');
    expect(row.find('svg').exists()).toBe(true);
    const plain = mountWithKit(ListRow, { props: { title: '路灯', as: 'div' } });
    expect(plain.attributes('type')).toBeUndefined();
    expect(plain.find('svg').exists()).toBe(false);
  });
});
