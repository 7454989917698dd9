import type { CellValue } from '@finemesh/domain';
import { findRosterColumn } from '@finemesh/domain';
import { describe, expect, it } from 'vitest';
import { toSheetRow } from './SheetRow.ts';
import { countVisits, visitStateOf, visitStates } from './visitCoverage.ts';

function createRow(n: number, cells: Record<string, CellValue>) {
  return toSheetRow(`320105004004B009E1-${n}`, cells);
}

describe('visitCoverage', () => {
  it('adds up to all households whatever the cells hold', () => {
    const outcomes = ['visited', 'absent', 'refused', 'revisit', 'moved', 'vacant', 'nonsense', 7, null] as const;
    const occupancies = ['owner', 'let', 'vacant', 'unknown', null] as const;
    const rows = Array.from({ length: 152 }, (_, n) =>
      createRow(n, {
        'dwelling/visitOutcome': outcomes[n % outcomes.length] ?? null,
        'dwelling/occupancy': occupancies[n % occupancies.length] ?? null,
      }),
    );
    const { total, byState } = countVisits(rows);
    expect(total).toBe(152);
    expect(visitStates.reduce((sum, state) => sum + byState[state], 0)).toBe(152);
  });

  it('counts a vacant flat as vacant until somebody was there', () => {
    expect(visitStateOf(createRow(1, { 'dwelling/occupancy': 'vacant' }))).toBe('vacant');
    expect(visitStateOf(createRow(1, { 'dwelling/occupancy': 'vacant', 'dwelling/visitOutcome': 'moved' }))).toBe('moved');
  });

  it('knows every outcome that the column offers', () => {
    const type = findRosterColumn('dwelling', 'visitOutcome')?.type;
    const offered = type?.kind === 'choice' ? type.options.map(({ value }) => value) : [];
    expect(offered.filter((value) => visitStateOf(createRow(1, { 'dwelling/visitOutcome': value })) !== value)).toEqual([]);
    expect(offered).not.toEqual([]);
  });
});
