import { createRosterDoc, seedRows, writeCell } from '@finemesh/roster';
import { describe, expect, it } from 'vitest';
import { effectScope, nextTick, shallowRef } from 'vue';
import { useSheetRows } from './useSheetRows.ts';

const first = '320105004004B009E1-302';
const second = '320105004004B009E1-1001';

function createSheet() {
  const dwelling = createRosterDoc('dwelling');
  const contact = createRosterDoc('contact');
  seedRows(dwelling, [
    { household: second, cells: { flat: '1001', entrance: '1', floor: 10 } },
    { household: first, cells: { flat: '302', entrance: '1', floor: 3, headCount: 2 } },
  ]);
  seedRows(contact, [{ household: first, cells: { phone: '025-0000000' } }]);
  const scope = effectScope();
  const rows = scope.run(() =>
    useSheetRows(
      shallowRef([
        { doc: dwelling }, { doc: contact },
      ]),
    ),
  )!;
  return { rows, dwelling, contact, scope };
}

describe('useSheetRows', () => {
  it('joins the documents by household, low floors first', () => {
    const { rows } = createSheet();
    expect(rows.value.map(({ flat }) => flat)).toEqual(['302', '1001']);
    expect(rows.value[0]).toMatchObject({ floor: 3, entrance: '1', cells: { headCount: 2, phone: '025-0000000' } });
  });

  it('makes a new object of the changed row only', async () => {
    const { rows, dwelling } = createSheet();
    const [before302, before1001] = rows.value;
    writeCell(dwelling, first, 'headCount', 3);
    await nextTick();
    expect(rows.value[0]).not.toBe(before302);
    expect(rows.value[0]?.cells.headCount).toBe(3);
    expect(rows.value[1]).toBe(before1001);
  });

  it('drops a cell that was emptied', async () => {
    const { rows, contact } = createSheet();
    writeCell(contact, first, 'phone', null);
    await nextTick();
    expect(rows.value[0]?.cells).not.toHaveProperty('phone');
  });

  it('shows a household that the server adds later', async () => {
    const { rows, dwelling } = createSheet();
    seedRows(dwelling, [{ household: '320105004004B009E1-401', cells: { flat: '401' } }]);
    await nextTick();
    expect(rows.value.map(({ flat }) => flat)).toEqual(['302', '401', '1001']);
  });

  it('stops listening when its scope ends', async () => {
    const { rows, dwelling, scope } = createSheet();
    scope.stop();
    writeCell(dwelling, first, 'headCount', 9);
    await nextTick();
    expect(rows.value[0]?.cells.headCount).toBe(2);
  });
});
