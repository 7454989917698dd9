import type { WallCase, WallCases } from '@finemesh/contract';
import { FactsStandIn } from '@finemesh/screens/testing';
import { beforeEach, expect, it } from 'vitest';
import { effectScope, nextTick } from 'vue';
import { useWallCases } from './useWallCases.ts';

const createCase = (id: string, version: number): WallCase =>
  ({ id, version, state: 'received', audience: 'wall', changedAt: new Date(version).toISOString() }) as WallCase;

let feed: FactsStandIn;
let reported: string[];
let server: WallCases;

async function open() {
  const wall = effectScope().run(() =>
    useWallCases({ feed, api: { listWallCases: async () => server }, onReported: ({ id }) => reported.push(id) }),
  )!;
  await settle();
  return wall;
}

async function settle(): Promise<void> {
  await nextTick();
  await nextTick();
}

beforeEach(() => {
  feed = new FactsStandIn();
  reported = [];
  server = { cases: [createCase('old', 1)], leftOut: 0, cursor: 4 };
});

it('announces once a case that is reported while the wall is open, not those it found', async () => {
  const wall = await open();
  feed.send('cases.wall', { type: 'case.reported', case: createCase('new', 1) });
  feed.send('cases.wall', { type: 'case.reported', case: createCase('new', 1) }, { type: 'case.handedOver', case: createCase('new', 2) });
  feed.send('cases.wall', { type: 'case.handedOver', case: createCase('old', 2) });
  expect(reported).toEqual(['new']);
  expect(wall.facts.value.map(({ id, version }) => [id, version]).sort()).toEqual([['new', 2], ['old', 2]]);
});

it('keeps no case that the answer after a gap does not hold any more', async () => {
  const wall = await open();
  server = { cases: [createCase('other', 5)], leftOut: 0, cursor: 9_000 };
  feed.reset('cases.wall');
  await settle();
  expect(wall.facts.value.map(({ id }) => id)).toEqual(['other']);
});
