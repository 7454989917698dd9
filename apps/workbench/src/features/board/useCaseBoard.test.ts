import { FinemeshError, type CaseLiveEvent, type StaffCase } from '@finemesh/contract';
import { describe, expect, it } from 'vitest';
import { effectScope } from 'vue';
import { createStaffCase } from '../../testing/createStaffCase.ts';
import { FeedSocket } from '../../testing/FeedSocket.ts';
import { useCaseBoard } from './useCaseBoard.ts';

async function createBoard(initial: StaffCase[] = []) {
  const socket = new FeedSocket();
  const arrivals: string[] = [];
  const server = { cases: initial, cursor: 10, failing: false, postsAsked: 0 };
  const scope = effectScope();
  const board = scope.run(() =>
    useCaseBoard({
      onArrival: ({ id }, type) => arrivals.push(`${type} ${id}`),
      onPostsChanged: async () => {
        server.postsAsked += 1;
      },
      connect: socket.asConnect,
      api: {
        staffCases: async () => {
          if (server.failing) throw new FinemeshError('unavailable');
          return { cases: server.cases, leftOut: 0, cursor: server.cursor };
        },
        ticket: async () => ({ ticket: 't', expiresInSeconds: 60 }),
      },
    }),
  )!;
  return { socket, arrivals, server, scope, ...board };
}

function event(changed: StaffCase, sequence: number, type: CaseLiveEvent['type'] = 'case.handedOver'): CaseLiveEvent {
  return { type, sequence, at: changed.changedAt, case: changed };
}

describe('useCaseBoard', () => {
  it('shows a case that comes to the reader at once and tells of it', async () => {
    const { open, socket, groups, arrivals } = await createBoard();
    await open();
    const arrived = createStaffCase();
    socket.deliver({ events: [event(arrived, 11)], upTo: 11 });
    expect(groups.value.toAccept).toEqual([arrived]);
    expect(arrivals).toEqual([`case.handedOver ${arrived.id}`]);
  });

  it('tells of nothing that stood there already, of no repetition and of nobody else\'s case', async () => {
    const known = createStaffCase();
    const { open, socket, arrivals } = await createBoard([known]);
    await open();
    socket.deliver({
      events: [event(known, 11), event({ ...known, version: 3 }, 12, 'case.noted'), event(createStaffCase({ holderIsMe: false }), 13)],
      upTo: 13,
    });
    expect(arrivals).toEqual([]);
  });

  it('tells again when a case that was done is reopened', async () => {
    const done = createStaffCase({ state: 'doneInGrid', version: 5 });
    const { open, socket, arrivals } = await createBoard([done]);
    await open();
    socket.deliver({ events: [event({ ...done, state: 'reopened', version: 6 }, 11, 'case.reopened')], upTo: 11 });
    expect(arrivals).toEqual([`case.reopened ${done.id}`]);
  });

  it('never puts an older state over a newer one', async () => {
    const known = createStaffCase({ state: 'inGrid', version: 4 });
    const { open, keep, find } = await createBoard([known]);
    await open();
    keep({ ...known, state: 'triaged', version: 3 });
    expect(find(known.id)?.state).toBe('inGrid');
  });

  it('asks for the posts and loads again when they change', async () => {
    const { open, socket, server, cases } = await createBoard([createStaffCase()]);
    await open();
    server.cases = [];
    socket.deliver({ events: [{ type: 'posts.changed', sequence: 11, at: '2026-11-24T08:00:00Z' }], upTo: 11 });
    await new Promise((resolve) => setImmediate(resolve));
    expect(server.postsAsked).toBe(1);
    expect(cases.value).toEqual([]);
  });

  it('says that it failed and opens at the next try', async () => {
    const { open, state, failure, server } = await createBoard();
    server.failing = true;
    await open();
    expect(state.value).toBe('failed');
    expect(failure.value).toMatchObject({ code: 'unavailable' });
    server.failing = false;
    await open();
    expect(state.value).toBe('ready');
  });
});
