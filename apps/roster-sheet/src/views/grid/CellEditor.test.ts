import type { CellValue } from '@finemesh/domain';
import { describe, expect, it } from 'vitest';
import { defineComponent, h, nextTick, ref, shallowRef } from 'vue';
import { sheetColumns } from '../../model/rows/SheetColumn.ts';
import { toSheetRow, type SheetRow } from '../../model/rows/SheetRow.ts';
import { mountView } from '../../testing/mountView.ts';
import { useSheetText } from '../looks/useSheetText.ts';
import CellEditor from './CellEditor.vue';
import { useActiveCell } from '../../model/cells/useActiveCell.ts';
import { useCellEditing } from '../../model/cells/useCellEditing.ts';

const flats = ['301', '302', '303'];

/** One cell of a grid of three flats, mounted where the focus can go to it. */
async function createCell(key: string, value?: CellValue, writable = true) {
  const columns = shallowRef(
    sheetColumns([{ facet: 'dwelling', ticket: '', clientId: 1, writableColumns: writable ? ['occupancy', 'headCount', 'promise'] : [] }]),
  );
  const column = columns.value.find((candidate) => candidate.key === key)!;
  const rows = shallowRef<readonly SheetRow[]>(flats.map((flat) => toSheetRow(`320105004004B009E1-${flat}`, {})));
  const cell = useActiveCell(rows, columns);
  cell.select({ household: rows.value[1]!.household, column: column.key });
  const target = shallowRef({ household: 'here', column, value });
  const written: CellValue[] = [];
  const editing = useCellEditing({ target, language: ref('zh-CN' as const), today: () => '2026-11-24', write: (_cell, next) => written.push(next) });
  let left = 0;
  const host = defineComponent({
    setup() {
      const text = useSheetText();
      return () => h(CellEditor, { column, editing, cell, label: `1-302 ${key}`, text, onLeave: () => (left += 1) });
    },
  });
  const wrapper = mountView(host, {});
  await nextTick();
  const input = wrapper.get('input');
  const flat = (): string => flats[cell.rowIndex.value] ?? '';
  return { wrapper, input, cell, editing, written, target, flat, left: () => left };
}

describe('CellEditor', () => {
  it('has the focus from the start, with the whole value selected', async () => {
    const { input } = await createCell('promise', '周五');
    const element = input.element;
    expect(document.activeElement).toBe(element);
    expect([element.selectionStart, element.selectionEnd]).toEqual([0, 2]);
  });

  it('leaves every key to an input method while it composes, Enter and arrows too', async () => {
    const { input, flat, written, editing } = await createCell('promise');
    await input.setValue('zhou');
    for (const key of ['Enter', 'ArrowDown', 'Escape', 'Tab']) {
      await input.trigger('keydown', { key, isComposing: true });
      await input.trigger('keydown', { key, keyCode: 229 });
    }
    expect(flat()).toBe('302');
    expect(written).toEqual([]);
    expect(editing.text.value).toBe('zhou');
    await input.setValue('周');
    await input.trigger('keydown', { key: 'Enter' });
    expect(written).toEqual(['周']);
    expect(flat()).toBe('303');
  });

  it.each([
    ['Enter', false, '303'],
    ['Enter', true, '301'],
    ['ArrowUp', false, '301'],
  ])('commits with %s (shift: %s) and goes on to %s', async (key, shiftKey, next) => {
    const { input, flat, written } = await createCell('promise');
    await input.setValue('周五');
    await input.trigger('keydown', { key, shiftKey });
    expect(written).toEqual(['周五']);
    expect(flat()).toBe(next);
  });

  it('drops the draft with Escape, and leaves the grid with the next', async () => {
    const { input, editing, written, left } = await createCell('promise', '周五');
    await input.setValue('周六');
    await input.trigger('keydown', { key: 'Escape' });
    expect(editing.text.value).toBe('周五');
    expect(left()).toBe(0);
    await input.trigger('keydown', { key: 'Escape' });
    expect(left()).toBe(1);
    expect(written).toEqual([]);
  });

  it('stays where a value does not fit, and says why at the cell', async () => {
    const { wrapper, input, flat, written } = await createCell('headCount', 2);
    await input.setValue('99');
    await input.trigger('keydown', { key: 'Tab' });
    expect(flat()).toBe('302');
    expect(written).toEqual([]);
    expect(wrapper.get('[role=alert]').text()).toContain('30');
    expect(input.attributes('aria-invalid')).toBe('true');
  });

  it('opens the options with Enter, moves over them with the arrows and takes one', async () => {
    const { wrapper, input, written, flat } = await createCell('occupancy', 'owner');
    await input.trigger('keydown', { key: 'Enter' });
    expect(wrapper.findAll('[role=option]')).toHaveLength(4);
    await input.trigger('keydown', { key: 'ArrowDown' });
    await input.trigger('keydown', { key: 'Enter' });
    expect(written).toEqual(['let']);
    expect(flat()).toBe('303');
  });

  it('takes an option by its number', async () => {
    const { input, written } = await createCell('occupancy');
    await input.setValue('3');
    await input.trigger('keydown', { key: 'Enter' });
    expect(written).toEqual(['vacant']);
  });

  it('empties a selected cell with Delete', async () => {
    const { input, written } = await createCell('promise', '周五');
    await input.trigger('keydown', { key: 'Delete' });
    expect(written).toEqual([null]);
  });

  it('takes nothing in a column that is not the reader\'s, and walks on all the same', async () => {
    const { input, written, flat } = await createCell('promise', '周五', false);
    expect(input.attributes('readonly')).toBeDefined();
    await input.trigger('keydown', { key: 'Delete' });
    await input.trigger('keydown', { key: 'Enter' });
    await input.trigger('keydown', { key: 'ArrowDown' });
    expect(written).toEqual([]);
    expect(flat()).toBe('303');
  });
});
