import { brandId } from '@finemesh/domain';
import { describe, expect, it } from 'vitest';
import { FacetJournal, type Recorded } from './FacetJournal.ts';
import { GroupCommit } from './GroupCommit.ts';
import type { FacetBatch } from './FacetBatch.ts';

const address = { building: brandId<never>('320105004004B009'), facet: 'dwelling' } as const;

function change(...bytes: number[]): Recorded {
  return { update: Uint8Array.from(bytes), history: [], claims: [], cells: [] };
}

/** A journal whose transactions the test lets through one by one. */
function createJournal(stored = { sequence: 4, snapshotThrough: 2 }) {
  const written: FacetBatch[] = [];
  const ends: { resolve: () => void; reject: (error: Error) => void }[] = [];
  const failures: unknown[] = [];
  const commit = new GroupCommit((batches) => {
    written.push(...batches);
    return new Promise((resolve, reject) => ends.push({ resolve, reject }));
  });
  const journal = new FacetJournal({ address, stored, commit, onFailure: (error) => failures.push(error) });
  const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
  return { journal, written, ends, failures, turn, idle: () => commit.idle() };
}

describe('FacetJournal', () => {
  it('numbers updates on from what is stored, and calls them stored only after their transaction', async () => {
    const { journal, written, ends, turn, idle } = createJournal();
    expect(journal.storedThrough).toBe(4);
    journal.record(change(1));
    journal.record(change(2));
    expect(journal.storedThrough).toBeUndefined();
    await turn();
    expect(written[0]?.updates.map(({ sequence }) => sequence)).toEqual([5, 6]);
    expect(journal.isQuiet).toBe(false);
    ends[0]?.resolve();
    await idle();
    expect(journal.storedThrough).toBe(6);
    expect(journal.updatesSinceSnapshot).toBe(4);
    journal.snapshotStored(6);
    expect(journal.updatesSinceSnapshot).toBe(0);
  });

  it('runs effects in order behind what was recorded before them, and at once when nothing is on its way', async () => {
    const { journal, ends, turn, idle } = createJournal();
    const ran: string[] = [];
    journal.afterCommit(() => ran.push('at once'));
    journal.record(change(1), () => ran.push('shared'));
    journal.afterCommit(() => ran.push('acknowledged'));
    await turn();
    journal.afterCommit(() => ran.push('asked meanwhile'));
    expect(ran).toEqual(['at once']);
    ends[0]?.resolve();
    await turn();
    expect(ran).toEqual(['at once', 'shared', 'acknowledged']);
    ends[1]?.resolve();
    await idle();
    expect(ran.at(-1)).toBe('asked meanwhile');
    expect(journal.isQuiet).toBe(true);
  });

  it('never runs an effect after a failure, says so once, and records nothing more', async () => {
    const { journal, ends, failures, turn, idle } = createJournal();
    const ran: string[] = [];
    journal.record(change(1), () => ran.push('shared'));
    await turn();
    journal.record(change(2), () => ran.push('shared'));
    ends[0]?.reject(new Error('disk full'));
    await idle();
    journal.failed(new Error('again'));
    journal.afterCommit(() => ran.push('late'));
    expect(ran).toEqual([]);
    expect(failures).toEqual([new Error('disk full')]);
    expect(journal.hasFailed).toBe(true);
    expect(() => journal.record(change(3))).toThrow('dropped');
  });

  it('keeps the last value of a cell that is written twice before its transaction', async () => {
    const { journal, written, turn } = createJournal();
    for (const value of [1, 2]) journal.record({ ...change(value), cells: [{ household: 'h', column: 'headCount', value }] });
    await turn();
    expect([...(written[0]?.cells.values() ?? [])]).toEqual([{ household: 'h', column: 'headCount', value: 2 }]);
  });

  it('says when the database does not keep up', () => {
    const { journal } = createJournal();
    journal.record(change(1));
    for (let i = 0; i <= 10_000; i++) journal.afterCommit(() => undefined);
    expect(journal.isBehind).toBe(true);
  });
});
