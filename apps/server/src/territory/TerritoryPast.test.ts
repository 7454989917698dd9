import { brandId, type TerritoryCode } from '@finemesh/domain';
import { describe, expect, it } from 'vitest';
import { TerritoryPast } from './TerritoryPast.ts';

const code = (text: string): TerritoryCode => brandId<TerritoryCode>(text);
const day = (date: number): Date => new Date(Date.UTC(2026, 0, date));
const name = (zh: string) => ({ zh, en: zh });

const past = new TerritoryPast(
  [
    { code: code('b'), name: name('later'), from: day(10), until: null },
    { code: code('a'), name: name('renamed'), from: day(5), until: day(10) },
    { code: code('a'), name: name('first'), from: day(1), until: day(5) },
  ],
  [{ code: code('a'), successor: code('b'), isNamed: true, from: day(10) }],
);

describe('TerritoryPast', () => {
  it('T6 calls a node by the name of the day, and outside its time by the nearest', () => {
    const names = [0, 4, 5, 20].map((date) => past.nameOn(code('a'), day(date))?.zh);
    expect(names).toEqual(['first', 'first', 'renamed', 'renamed']);
    expect(past.nameOn(code('c'), day(1))).toBeUndefined();
  });

  it('T6 T12 knows what followed on a code, and from when', () => {
    expect([past.resolve(code('a')), past.resolve(code('c'))]).toEqual(['b', 'c']);
    expect([past.seatOn(code('a'), day(9)), past.seatOn(code('a'), day(10)), past.seatOf(code('a'))]).toEqual(['a', 'b', 'b']);
    expect([...past.retired]).toEqual(['a']);
  });
});
