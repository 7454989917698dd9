import type { CellValue, ColumnKey } from '@finemesh/domain';
import { describe, expect, it } from 'vitest';
import { defineComponent, h } from 'vue';
import { sheetColumns } from '../../model/rows/SheetColumn.ts';
import { createTickets } from '../../testing/createTickets.ts';
import { mountView } from '../../testing/mountView.ts';
import { useSheetText } from '../looks/useSheetText.ts';
import HouseholdField from './HouseholdField.vue';

function createField(key: ColumnKey, value?: CellValue, writable?: readonly ColumnKey[]) {
  const column = sheetColumns(createTickets(['dwelling', 'contact'], writable).facets).find((candidate) => candidate.key === key)!;
  const written: CellValue[] = [];
  const host = defineComponent({
    setup() {
      const text = useSheetText();
      return () => h(HouseholdField, { column, household: 'h', value, text, onWrite: (next: CellValue) => void written.push(next) });
    },
  });
  return { field: mountView(host, {}), written };
}

describe('HouseholdField', () => {
  it('writes the option that is tapped, and empties the cell when it is tapped again', async () => {
    const { field, written } = createField('visitOutcome', 'visited');
    const option = (name: string) => field.findAll('button').find((button) => button.text() === name)!;
    expect(option('已走访').attributes('aria-pressed')).toBe('true');
    await option('不在家').trigger('click');
    await option('已走访').trigger('click');
    expect(written).toEqual(['absent', null]);
  });

  it('steps a count within its limits', async () => {
    const { field, written } = createField('headCount', 30);
    const [less, more] = field.findAll('button');
    expect(more?.attributes('disabled')).toBeDefined();
    await less?.trigger('click');
    expect(written).toEqual([29]);
    expect(createField('headCount', 0).field.findAll('button')[0]?.attributes('disabled')).toBeDefined();
  });

  it('writes a text when it is left, and says why where it does not fit', async () => {
    const { field, written } = createField('phone', '025-8888000');
    const input = field.get('input');
    await input.setValue('call me');
    await input.trigger('change');
    expect(written).toEqual([]);
    expect(field.text()).toContain('不像电话号码');
    await input.setValue('025-8888001');
    await input.trigger('change');
    expect(written).toEqual(['025-8888001']);
  });

  it.each([
    ['住户 11010519491231002X', '身份证号码'],
    ['老党员', '台账不记'],
    ['有高血压', '不要写病名'],
  ])('keeps %j in the field, writes nothing, and says why', async (typed, reason) => {
    const { field, written } = createField('promise', '周五前清走');
    const area = field.get('textarea');
    await area.setValue(typed);
    await area.trigger('change');
    expect(written).toEqual([]);
    expect(field.text()).toContain(reason);
    expect(area.element.value).toBe(typed);
  });

  it('shows what the reader may not write, and offers nothing to write it with', () => {
    const { field } = createField('occupancy', 'let', ['headCount']);
    expect(field.text()).toContain('出租');
    expect(field.text()).toContain('只读');
    expect(field.findAll('button, input')).toEqual([]);
  });

  it('calls owners 业主', () => {
    const { field } = createField('tenure', 'owner');
    expect(field.findAll('button').map((button) => button.text())).toEqual(['业主', '租客', '家人']);
  });
});
