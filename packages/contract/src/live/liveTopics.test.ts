import { caseChanges, type TerritoryCode } from '@finemesh/domain';
import { expect, expectTypeOf, it } from 'vitest';

import type { StaffCase, WallCase } from '../cases.ts';
import { isLiveTopicName, liveTopics, type LiveMessage } from './liveTopics.ts';

const id = '7b1f2c0e-58b0-4a3c-9d6f-0d8e6b1f2a3c';

const wallCase: WallCase = {
  id,
  audience: 'wall',
  version: 1,
  reference: '20261124-0001',
  categoryCode: 'FA01',
  state: 'received',
  reportedAt: '2026-11-24T02:00:00Z',
  changedAt: '2026-11-24T02:00:00Z',
  dueAt: null,
  clocks: [],
  place: { point: null, building: null, stall: null, microGrid: null },
  holder: {
    role: 'commander',
    territory: { code: '320105004' as TerritoryCode, name: { zh: '街', en: 'Street' } },
    since: '2026-11-24T02:00:00Z',
  },
  photoIds: [],
  handOvers: 0,
};

it('carries a message for every change of a case, and none for a change that is not known', () => {
  const accepts = (type: string): boolean => liveTopics['cases.wall'].safeParse({ type, case: wallCase }).success;
  expect(caseChanges.filter((change) => !accepts(`case.${change}`))).toEqual([]);
  expect(accepts('case.painted')).toBe(false);
});

it('LD5 names a case that is gone by its id alone', () => {
  expect(liveTopics['cases.team'].parse({ type: 'case.gone', id, words: 'nothing of these' })).toEqual({ type: 'case.gone', id });
});

it('has one kind of case in each topic', () => {
  type CaseOf<Name extends 'cases.wall' | 'cases.team'> = Extract<LiveMessage<Name>, { case: unknown }>['case'];
  expectTypeOf<CaseOf<'cases.wall'>>().toEqualTypeOf<WallCase>();
  expectTypeOf<CaseOf<'cases.team'>>().toEqualTypeOf<StaffCase>();
});

it('LS3 knows its own names and no others', () => {
  expect(Object.keys(liveTopics).every(isLiveTopicName)).toBe(true);
  expect(['', 'cases', 'toString', '__proto__'].some(isLiveTopicName)).toBe(false);
});
