import type { CellValue } from '@finemesh/domain';
import type { Language } from '@finemesh/ui';
import { describe, expect, it } from 'vitest';
import { ref, shallowRef } from 'vue';
import { sheetColumns, type SheetColumn } from '../rows/SheetColumn.ts';
import { useCellEditing } from './useCellEditing.ts';

function createColumns(): SheetColumn[] {
  return sheetColumns([{ facet: 'dwelling', ticket: '', clientId: 1, writableColumns: ['headCount', 'promise'] }]);
}

function createEditing(key: string, value: CellValue | undefined) {
  const column = createColumns().find((candidate) => candidate.key === key)!;
  const target = shallowRef({ household: '302', column, value });
  const written: CellValue[] = [];
  const editing = useCellEditing({
    target,
    language: ref<Language>('zh-CN'),
    today: () => '2026-11-24',
    write: (_cell, next) => written.push(next),
  });
  return { target, written, ...editing };
}

describe('useCellEditing', () => {
  it('shows the value of others as it changes until something is typed', () => {
    const { target, text, type } = createEditing('promise', 'one');
    target.value = { ...target.value, value: 'two' };
    expect(text.value).toBe('two');
    type('mine');
    target.value = { ...target.value, value: 'three' };
    expect(text.value).toBe('mine');
  });

  it('writes what was typed and is a mere cell again', () => {
    const { type, commit, written, isEditing } = createEditing('headCount', 2);
    type('４');
    expect(commit()).toBe(true);
    expect(written).toEqual([4]);
    expect(isEditing.value).toBe(false);
  });

  it('keeps the draft and says why where the value does not fit', () => {
    const { type, commit, written, refusal, text } = createEditing('headCount', 2);
    type('99');
    expect(commit()).toBe(false);
    expect(refusal.value).toBe('outOfRange');
    expect(text.value).toBe('99');
    expect(written).toEqual([]);
    type('9');
    expect(refusal.value).toBeNull();
  });

  it('writes nothing where nothing was changed or typed', () => {
    const { edit, commit, written } = createEditing('headCount', 2);
    expect(commit()).toBe(true);
    edit();
    expect(commit()).toBe(true);
    expect(written).toEqual([]);
  });

  it('empties a cell', () => {
    const { set, written } = createEditing('headCount', 2);
    set(null);
    expect(written).toEqual([null]);
  });

  it('takes nothing into a column that is not the reader\'s', () => {
    const { type, set, edit, isEditing, isWritable, written } = createEditing('occupancy', 'let');
    type('x');
    edit();
    set('vacant');
    expect(isWritable.value).toBe(false);
    expect(isEditing.value).toBe(false);
    expect(written).toEqual([]);
  });

  it('leaves a draft behind with its cell', () => {
    const { target, type, text } = createEditing('promise', 'here');
    type('draft');
    target.value = { ...target.value, household: '303', value: 'there' };
    expect(text.value).toBe('there');
  });
});
