import { rosterColumns, type RosterColumn } from '@finemesh/domain';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { rowsOf } from './createRosterDoc.ts';
import { households, ModelServer } from './testing/ModelServer.ts';

const [household] = households;
const identityNumbers = ['11010519491231002X', '110105491231002'];
/** Everything into which something is typed; of a column that is too short for a number its length is what refuses it. */
const typed = rosterColumns.filter(({ type }) => type.kind === 'text' || type.kind === 'phone');
const texts = typed.filter(({ type }) => type.kind === 'text' && type.maxLength >= 18);

/** How the guard judges the value, from an author who may write every cell and whose program checks nothing. */
function judge({ facet, key }: RosterColumn, value: string) {
  const server = new ModelServer(facet, [{ household, cells: {} }]);
  server.lease(601, 'author');
  const replica = server.replica(601);
  const before = Y.encodeStateVector(replica);
  rowsOf(replica).get(household)?.set(key, value);
  const verdict = server.judge(Y.encodeStateAsUpdate(replica, before), 'author', { mayWrite: () => true });
  return verdict.kind === 'deniedCells' ? verdict.denied : verdict.kind;
}

describe('JU3 the guard refuses what no roster holds, and repeats it to nobody', () => {
  it.each(typed)('an identity card number in $key', (column) => {
    const denial = texts.includes(column) || column.type.kind === 'phone' ? 'identityNumber' : 'tooLong';
    for (const number of identityNumbers) expect(judge(column, number)).toEqual([{ household, column: column.key, value: null, denial }]);
  });

  it.each(texts)('words of class P4 in $key', (column) => {
    expect(judge(column, '信佛，曾吸毒')).toEqual([{ household, column: column.key, value: null, denial: 'refusedSubject' }]);
    expect(judge(column, '周五前清走')).toBe('ok');
  });

  it('an illness in every column but the lawyer’s', () => {
    const denials = texts.map((column) => [column.key, judge(column, '糖尿病') === 'ok' ? 'ok' : 'denied']);
    expect(Object.fromEntries(denials)).toEqual({ promise: 'denied', addressedAs: 'denied', careNote: 'denied', legalNote: 'ok' });
  });
});
