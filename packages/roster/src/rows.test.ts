import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { createRosterDoc, facetOfDoc } from './createRosterDoc.ts';
import { observeRows, type RowsChange } from './observeRows.ts';
import { readCell, readRows, seedRows, writeCell } from './rows.ts';

const one = '320105004004B009E1-302';
const other = '320105004004B009E1-1001';

function seeded(): Y.Doc {
  const doc = createRosterDoc('dwelling');
  seedRows(doc, [
    { household: other, cells: { flat: '1001', headCount: 3 } },
    { household: one, cells: { flat: '302' } },
  ]);
  return doc;
}

describe('roster rows', () => {
  it('RM1 gives a document one facet and one root', () => {
    const doc = seeded();
    expect(facetOfDoc(doc)).toBe('dwelling');
    expect([...doc.share.keys()]).toEqual(['households']);
    expect(() => facetOfDoc(new Y.Doc())).toThrow(TypeError);
  });

  it('RM2 makes only the missing rows and keeps the cells of the others', () => {
    const doc = seeded();
    writeCell(doc, one, 'headCount', 5);
    const made = seedRows(doc, [
      { household: one, cells: { headCount: 1 } },
      { household: '320105004004B009E2-101', cells: { flat: '101' } },
    ]);
    expect(made).toBe(1);
    expect(readCell(doc, one, 'headCount')).toBe(5);
  });

  it('RM2 refuses to seed what a column cannot hold', () => {
    const doc = createRosterDoc('dwelling');
    expect(() => seedRows(doc, [{ household: one, cells: { phone: '123456' } }])).toThrow(RangeError);
  });

  it.each([
    ['headCount', 31, 'outOfRange'],
    ['headCount', '3', 'wrongKind'],
    ['occupancy', 'castle', 'notAnOption'],
    ['lastVisit', '2026-02-30', 'notADate'],
    ['phone', '123456', 'noSuchColumn'],
  ] as const)('RM3 does not write %s = %s (%s)', (column, value, refusal) => {
    const doc = seeded();
    const before = Y.encodeStateVector(doc);
    expect(writeCell(doc, one, column, value)).toBe(refusal);
    expect(Y.encodeStateVector(doc)).toEqual(before);
  });

  it('RM3 empties a cell with null and does not write what stands there already', () => {
    const doc = seeded();
    expect(writeCell(doc, other, 'headCount', null)).toBeUndefined();
    expect(readCell(doc, other, 'headCount')).toBeNull();
    const before = Y.encodeStateVector(doc);
    writeCell(doc, other, 'headCount', null);
    expect(Y.encodeStateVector(doc)).toEqual(before);
    expect(writeCell(doc, 'nowhere', 'headCount', 1)).toBe('noSuchRow');
  });

  it('RM4 reads rows in the order of their codes, 302 before 1001, without foreign columns', () => {
    const doc = seeded();
    (doc.getMap('households').get(one) as Y.Map<unknown>).set('careNote', 'not of this facet');
    expect(readRows(doc)).toEqual([
      { household: one, cells: { flat: '302' } },
      { household: other, cells: { flat: '1001', headCount: 3 } },
    ]);
  });

  it('RM5 says which cells and rows changed and who did it, until it is stopped', () => {
    const doc = seeded();
    const changes: RowsChange[] = [];
    const stop = observeRows(doc, (change) => changes.push(change));
    writeCell(doc, one, 'headCount', 2);
    const peer = createRosterDoc('dwelling');
    Y.applyUpdate(peer, Y.encodeStateAsUpdate(doc));
    writeCell(peer, other, 'occupancy', 'let');
    seedRows(peer, [{ household: '320105004004B009E2-101', cells: {} }]);
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(peer, Y.encodeStateVector(doc)));
    stop();
    writeCell(doc, one, 'headCount', 4);
    expect(changes).toEqual([
      { households: [], cells: [{ household: one, column: 'headCount' }], isLocal: true },
      { households: ['320105004004B009E2-101'], cells: [{ household: other, column: 'occupancy' }], isLocal: false },
    ]);
  });
});
