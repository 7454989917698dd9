import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { removeFact, replaceFacts, upsertFact, type Fact } from './facts.ts';

const createFact = (id: string, version: number): Fact => ({ id, version, changedAt: new Date(version * 1_000).toISOString() });
const versions = (facts: readonly Fact[]) => Object.fromEntries(facts.map(({ id, version }) => [id, version]));
const changes = fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.integer({ min: 1, max: 9 })), { maxLength: 40 });

describe('upsertFact', () => {
  it('ends at the highest version of each fact, whatever the order in which they come, newest change first', () => {
    fc.assert(
      fc.property(changes, (list) => {
        const facts = list.reduce<readonly Fact[]>((all, [id, version]) => upsertFact(all, createFact(id, version)), []);
        const highest: Record<string, number> = {};
        for (const [id, version] of list) highest[id] = Math.max(version, highest[id] ?? 0);
        expect(versions(facts)).toEqual(highest);
        expect(facts.map(({ changedAt }) => changedAt)).toEqual(facts.map(({ changedAt }) => changedAt).toSorted().toReversed());
      }),
    );
  });

  it('answers with the same list where nothing is newer, so that a screen does not draw again', () => {
    const facts = [createFact('a', 2)];
    expect(upsertFact(facts, createFact('a', 1))).toBe(facts);
    expect(upsertFact(facts, createFact('a', 2))).toBe(facts);
  });
});

describe('replaceFacts', () => {
  it('keeps nothing that was not loaded, and no older version of what was', () => {
    fc.assert(
      fc.property(changes, changes, (before, after) => {
        const known = before.reduce<readonly Fact[]>((all, [id, version]) => upsertFact(all, createFact(id, version)), []);
        const loaded = after.reduce<readonly Fact[]>((all, [id, version]) => upsertFact(all, createFact(id, version)), []);
        const replaced = versions(replaceFacts(known, loaded));
        expect(Object.keys(replaced).sort()).toEqual(Object.keys(versions(loaded)).sort());
        for (const [id, version] of Object.entries(replaced)) {
          expect(version).toBe(Math.max(versions(known)[id] ?? 0, versions(loaded)[id]!));
        }
      }),
    );
  });

  it('takes the loaded one of two with the same version: the reader may see it in another way now', () => {
    const known = createFact('a', 2);
    const loaded = createFact('a', 2);
    expect(replaceFacts([known], [loaded])[0]).toBe(loaded);
  });
});

describe('removeFact', () => {
  it('removes the fact, and answers with the same list where it is not in it', () => {
    const facts = [createFact('a', 1), createFact('b', 1)];
    expect(versions(removeFact(facts, 'a'))).toEqual({ b: 1 });
    expect(removeFact(facts, 'c')).toBe(facts);
  });
});
