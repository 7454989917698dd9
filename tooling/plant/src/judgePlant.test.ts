import { describe, expect, it } from 'vitest';
import { findHandWritten } from './findHandWritten.ts';
import { judgePlant } from './judgePlant.ts';
import type { Plant } from './plants.ts';
import { readErrors } from './readErrors.ts';

const plant: Plant = {
  kind: 'fruit',
  name: 'plantFruit',
  puts: [{ file: 'fruits.ts', after: 'const fruits = [\n', text: "  'plantFruit',\n" }],
  members: ['apple', 'pear', 'plum', 'dried.fig'],
  mustRefuse: { 'prices.ts': "'plantFruit' is missing" },
  worksThrough: [],
  mayName: { 'pie.ts': 'a pie has the fruits that stand in it' },
};

const refusal = readErrors(["prices.ts(3,7): error TS2741: Property 'plantFruit' is missing in type '{}'"]);
const pie = new Map([['pie.ts', ['apple', 'pear', 'plum']]]);

describe('judgePlant', () => {
  it('is content where the places that matter refuse and the others have a reason', () => {
    expect(judgePlant(plant, refusal, pie)).toEqual({ plant, refused: ['prices.ts'], excused: ['pie.ts'], faults: [] });
  });

  it('names a place that compiles though it matters', () => {
    expect(judgePlant(plant, new Map(), pie).faults).toEqual(["prices.ts compiles, though it should say: 'plantFruit' is missing"]);
  });

  it('is not content with another error of the same file', () => {
    expect(judgePlant(plant, readErrors(['prices.ts(1,1): error TS2304: Cannot find name x']), pie).faults).toHaveLength(1);
  });

  it('names a file that writes the members by hand and compiles without the new one', () => {
    const written = new Map([...pie, ['jam.ts', ['apple', 'plum', 'pear']]]);
    expect(judgePlant(plant, refusal, written).faults).toEqual(['jam.ts writes apple, plum, pear by hand and compiles without plantFruit']);
  });

  it('leaves the list itself and files that refuse alone', () => {
    const written = new Map([...pie, ['fruits.ts', plant.members], ['prices.ts', plant.members]]);
    expect(judgePlant(plant, refusal, written).faults).toEqual([]);
  });

  it('names an excuse that nobody needs any more', () => {
    expect(judgePlant(plant, refusal, new Map()).faults).toEqual(['pie.ts needs no excuse any more']);
  });
});

describe('readErrors', () => {
  it('keeps the lines that go on with their error, by file', () => {
    const errors = readErrors(['a.ts(1,2): error TS1: one', '  more', 'b.vue(3,4): error TS2: two', 'a.ts(9,9): error TS3: three']);
    expect([...errors]).toEqual([
      ['a.ts', ['a.ts(1,2): error TS1: one\n  more', 'a.ts(9,9): error TS3: three']],
      ['b.vue', ['b.vue(3,4): error TS2: two']],
    ]);
  });
});

describe('findHandWritten', () => {
  const find = (text: string): string[] => [...(findHandWritten(new Map([['x.ts', text]]), plant.members).get('x.ts') ?? [])];

  it('sees quoted members and keys', () => {
    expect(find("const a = ['apple', \"pear\"];\nconst b = {\n  plum: 1,\n};")).toEqual(['apple', 'pear', 'plum']);
    expect(find("['apple', 'pear', 'dried.fig']")).toEqual(['apple', 'pear', 'dried.fig']);
  });

  it('lets a file speak of one or two', () => {
    expect(find("if (x === 'apple' || x === 'pear') eat();")).toEqual([]);
  });

  it('does not take a longer word for a member', () => {
    expect(find("['apples', 'pear-tree', 'driedXfig', 'plum']")).toEqual([]);
  });
});
