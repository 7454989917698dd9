import { randomUUID } from 'node:crypto';
import { brandId, codeOfPath, type AccountId, type Post, type PostId, type PostRole, type TerritoryCode, type TerritoryPath } from '@finemesh/domain';
import { asc } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { eventTable } from '../platform/eventLog/tables.ts';
import { TerritoryIndex, TerritoryPast } from '../territory/index.ts';
import { createPerson, createSmallTerritory, describeEachDatabase, paths } from '../testing/index.ts';
import { movePosts } from './movePosts.ts';
import { postsHeldOn, postsOfAccount } from './queries.ts';
import { postTable } from './tables.ts';

const began = new Date('2026-01-01T00:00:00Z');
const divided = new Date('2026-06-01T00:00:00Z');
const later = new Date('2026-07-01T00:00:00Z');
const [named, remaining, lost] = [paths.microGrid11, paths.microGrid12, paths.microGrid21].map(codeOfPath) as [TerritoryCode, TerritoryCode, TerritoryCode];

/** Micro-grid 11 goes on in 12, 21 goes on nowhere. */
function createDivided(): TerritoryIndex {
  const before = createSmallTerritory();
  const nodes = before.within(paths.district).filter(({ code }) => code !== named && code !== lost);
  const states = before.within(paths.district).map(({ code, name }) => ({ code, name, from: began, until: null }));
  const successions = [
    { code: named, successor: remaining, isNamed: true, from: divided },
    { code: lost, successor: codeOfPath(paths.grid2), isNamed: false, from: divided },
  ];
  return new TerritoryIndex(nodes.map((node) => ({ node, boundary: null })), 2, new TerritoryPast(states, successions));
}

describeEachDatabase('posts over a division', (database) => {
  const appoint = (role: PostRole, path: TerritoryPath) => createPerson(database(), role, path, began);

  it('T12 T13 move to a named successor, end without one, and are never held twice', async () => {
    const [stays, moves, ends, guide] = [
      await appoint('microGridder', paths.microGrid12),
      await appoint('microGridder', paths.microGrid11),
      await appoint('lawyer', paths.microGrid21),
      await appoint('gridLeader', paths.grid1),
    ];
    const twice = await appoint('lawyer', paths.microGrid11);
    // The one who stays had the successor's post already.
    const double = { ...stays.post, id: brandId<PostId>(randomUUID()), territoryPath: paths.microGrid11 };
    await database().db.insert(postTable).values({ ...double, territoryCode: named });
    await database().transaction((tx) => movePosts(tx, { territory: createDivided(), at: divided, by: guide.accountId }));

    const postsOf = (accountId: AccountId): Promise<Post[]> => postsOfAccount(database().db, accountId);
    expect(new Set(await postsOf(stays.accountId))).toEqual(new Set([stays.post, { ...double, until: divided }]));
    expect(await postsOf(guide.accountId)).toEqual([guide.post]);
    expect(await postsOf(moves.accountId)).toEqual([{ ...moves.post, territoryPath: paths.microGrid12 }]);
    expect(await postsOf(twice.accountId)).toEqual([{ ...twice.post, territoryPath: paths.microGrid12 }]);
    expect(await postsOf(ends.accountId)).toEqual([{ ...ends.post, until: divided }]);
    const events = await database().db.select().from(eventTable).orderBy(asc(eventTable.sequence));
    expect(events.map(({ type }) => type).sort()).toEqual(['post.ended', 'post.ended', 'post.moved', 'post.moved']);

    const { past } = createDivided();
    const holders = async (code: TerritoryCode, at: Date) =>
      (await postsHeldOn(database().db, past, code, at)).map(({ accountId }) => accountId).sort();
    expect(await holders(named, began)).toEqual([stays.accountId, moves.accountId, twice.accountId].sort());
    expect(await holders(named, later)).toEqual([]);
    expect(await holders(remaining, later)).toEqual([stays.accountId, moves.accountId, twice.accountId].sort());
    expect(await holders(lost, began)).toEqual([ends.accountId]);
  });
});
