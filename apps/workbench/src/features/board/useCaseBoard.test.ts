import type { StaffCase } from '@finemesh/contract';
import { FactsStandIn } from '@finemesh/screens/testing';
import { describe, expect, it } from 'vitest';
import { effectScope, nextTick } from 'vue';
import { createStaffCase } from '../../testing/createStaffCase.ts';
import { useCaseBoard } from './useCaseBoard.ts';

async function createBoard(cases: StaffCase[] = []) {
  const feed = new FactsStandIn();
  const arrivals: string[] = [];
  const board = effectScope().run(() =>
    useCaseBoard({
      feed,
      onArrival: ({ id }, type) => arrivals.push(`${type} ${id}`),
      api: { listCases: async () => ({ cases, leftOut: 0, cursor: 10 }) },
    }),
  )!;
  await nextTick();
  await nextTick();
  return { feed, arrivals, ...board };
}

describe('useCaseBoard', () => {
  it('shows a case that comes to the reader at once and names it', async () => {
    const { feed, groups, arrivals } = await createBoard();
    const arrived = createStaffCase();
    feed.send('cases.team', { type: 'case.handedOver', case: arrived });
    expect(groups.value.toAccept).toEqual([arrived]);
    expect(arrivals).toEqual([`case.handedOver ${arrived.id}`]);
  });

  it("names nothing that stood there already, no repetition and nobody else's case", async () => {
    const known = createStaffCase();
    const { feed, arrivals } = await createBoard([known]);
    feed.send(
      'cases.team',
      { type: 'case.handedOver', case: known },
      { type: 'case.noted', case: { ...known, version: 3 } },
      { type: 'case.handedOver', case: createStaffCase({ holderIsMe: false }) },
    );
    expect(arrivals).toEqual([]);
  });

  it('names a case again when it was done and is reopened', async () => {
    const done = createStaffCase({ state: 'doneInGrid', version: 5 });
    const { feed, arrivals } = await createBoard([done]);
    feed.send('cases.team', { type: 'case.reopened', case: { ...done, state: 'reopened', version: 6 } });
    expect(arrivals).toEqual([`case.reopened ${done.id}`]);
  });

  it('drops a case that the reader may not see any more', async () => {
    const known = createStaffCase();
    const { feed, facts } = await createBoard([known]);
    feed.send('cases.team', { type: 'case.gone', id: known.id });
    expect(facts.value).toEqual([]);
  });

  it('is not live while its list is out of date', async () => {
    const { feed, connection, state } = await createBoard();
    expect([connection.value, state.value.status]).toEqual(['live', 'ready']);
    feed.connection.value = 'stopped';
    expect(connection.value).toBe('stopped');
  });
});
