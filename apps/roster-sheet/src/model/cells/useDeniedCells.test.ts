import type { DeniedCell } from '@finemesh/roster';
import { describe, expect, it } from 'vitest';
import { useDeniedCells } from './useDeniedCells.ts';

function createDenied(change: Partial<DeniedCell> = {}): DeniedCell {
  return { household: '320105004004B009E1-302', column: 'occupancy', reason: 'notAllowed', ...change };
}

describe('useDeniedCells', () => {
  it('keeps a cell that is denied twice once, with the latest reason', () => {
    const { add, cells, count } = useDeniedCells();
    add([createDenied(), createDenied({ column: 'headCount' })]);
    add([createDenied({ reason: 'notAnOption' })]);
    expect(count.value).toBe(2);
    expect(cells.value.find(({ column }) => column === 'occupancy')?.reason).toBe('notAnOption');
  });

  it('forgets them when they were seen', () => {
    const { add, dismissAll, count } = useDeniedCells();
    add([createDenied()]);
    dismissAll();
    expect(count.value).toBe(0);
  });
});
