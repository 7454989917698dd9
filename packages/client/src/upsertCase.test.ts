import fc from 'fast-check';
import { expect, it } from 'vitest';
import { upsertCase } from './upsertCase.ts';

interface Item {
  id: string;
  version: number;
  changedAt: string;
}

const createItem = (id: string, version: number): Item => ({ id, version, changedAt: new Date(version * 1_000).toISOString() });

it('ends with the highest version of every case, whatever the order and however often events come', () => {
  const events = fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.integer({ min: 1, max: 9 })), { maxLength: 40 });
  fc.assert(
    fc.property(events, (list) => {
      const cases = list.reduce<readonly Item[]>((all, [id, version]) => upsertCase(all, createItem(id, version)), []);
      const highest = new Map<string, number>();
      for (const [id, version] of list) highest.set(id, Math.max(version, highest.get(id) ?? 0));
      expect(new Map(cases.map((item) => [item.id, item.version]))).toEqual(highest);
      expect(cases.map((item) => item.changedAt)).toEqual(cases.map((item) => item.changedAt).toSorted().toReversed());
    }),
  );
});

it('answers with the same list where nothing is newer, so that a screen does not draw again', () => {
  const cases = [createItem('a', 2)];
  expect(upsertCase(cases, createItem('a', 1))).toBe(cases);
});
