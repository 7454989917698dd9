import { FinemeshError, type LiveTopicName } from '@finemesh/contract';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { connectionOf } from './connectionOf.ts';
import { FactsFeed, type FactsState } from './FactsFeed.ts';
import { FactsSocketStandIn } from './testing/FactsSocketStandIn.ts';

let socket: FactsSocketStandIn;
let states: FactsState[];
let feed: FactsFeed;
let tickets: (() => Promise<string>)[];

beforeEach(() => {
  vi.useFakeTimers();
  states = [];
  tickets = [];
  feed = new FactsFeed({
    ticket: () => tickets.shift()?.() ?? Promise.resolve('ticket'),
    onState: (state) => states.push(state),
    makeSocket: (listener) => (socket = new FactsSocketStandIn(listener)),
    random: () => 1,
  });
});
afterEach(() => {
  feed.close();
  vi.useRealTimers();
});

const settle = (ms = 0) => vi.advanceTimersByTimeAsync(ms);
const kinds = () => states.map(({ kind }) => kind);

/** Follows a topic as a list does; remembers what came. */
function follow(topic: LiveTopicName, after: number | null) {
  const seen: number[] = [];
  let resets = 0;
  const subscription = feed.subscribe(topic, {
    onMessages: (messages) => seen.push(...messages.map(({ sequence }) => sequence)),
    onReset: () => (resets += 1),
  });
  subscription.follow(after);
  return { seen, resets: () => resets, ...subscription };
}

async function connect(): Promise<void> {
  await settle();
  socket.accept();
}

describe('FactsFeed', () => {
  it('connects once for all topics and follows from the lowest cursor; each leaves out what it has', async () => {
    const [wall, team] = [follow('cases.wall', 20), follow('cases.team', 10)];
    await connect();
    expect(socket.tickets).toEqual(['ticket']);
    expect(socket.calls).toEqual([{ version: 1, topics: ['cases.wall', 'cases.team'], after: 10 }]);
    socket.send(30, ['cases.team', 15], ['cases.wall', 16], ['cases.wall', 25], ['cases.team', 26]);
    expect([wall.seen, team.seen]).toEqual([[25], [15, 26]]);
    expect(kinds()).toEqual(['connecting', 'live']);
  });

  it('connects only when something is followed, and leaves soon after nothing is', async () => {
    feed.subscribe('cases.wall', { onMessages: () => undefined, onReset: () => undefined });
    await settle(5_000);
    expect(socket.tickets).toEqual([]);
    const first = follow('cases.wall', 1);
    await connect();
    first.end();
    await settle(500);
    const second = follow('cases.wall', 1);
    await settle(5_000);
    expect([socket.isOpen, socket.tickets]).toEqual([true, ['ticket']]);
    second.end();
    await settle(1_000);
    expect([socket.isOpen, feed.state]).toEqual([false, { kind: 'idle' }]);
  });

  it('goes on from where it was after the network was lost, with a fresh ticket, and says since when', async () => {
    tickets = [async () => 'first', async () => 'second'];
    const wall = follow('cases.wall', 10);
    await connect();
    socket.send(14, ['cases.wall', 12]);
    vi.setSystemTime(5_000);
    socket.lose();
    expect(feed.state).toEqual({ kind: 'reconnecting', since: 5_000, code: 'unavailable' });
    await settle(500);
    socket.accept();
    expect(socket.tickets).toEqual(['first', 'second']);
    expect(socket.calls.map(({ after }) => after)).toEqual([10, 14]);
    socket.send(15, ['cases.wall', 15]);
    expect(wall.seen).toEqual([12, 15]);
    expect(kinds()).toEqual(['connecting', 'live', 'reconnecting', 'live']);
  });

  it('tries again ever more rarely while the server is away, and keeps saying since when', async () => {
    vi.setSystemTime(0);
    follow('cases.wall', 1);
    await settle();
    for (const waitMs of [500, 1_000, 2_000, 4_000, 5_000, 5_000]) {
      const before = socket.tickets.length;
      socket.refuse('unavailable');
      await settle(waitMs - 1);
      expect(socket.tickets.length).toBe(before);
      await settle(1);
      expect(socket.tickets.length).toBe(before + 1);
    }
    expect(states).toEqual([{ kind: 'connecting' }, { kind: 'reconnecting', since: 0, code: 'unavailable' }]);
  });

  it('says that the storage of the server is away for as long as the server says so, and comes back by itself', async () => {
    vi.setSystemTime(0);
    follow('cases.wall', 1);
    await connect();
    tickets = [() => Promise.reject(new FinemeshError('storageAway'))];
    socket.end('storageAway');
    await settle(500);
    await settle(1_000);
    socket.refuse('storageAway');
    expect(states.slice(2)).toEqual([{ kind: 'reconnecting', since: 0, code: 'storageAway' }]);
    expect(connectionOf(feed.state)).toBe('storageAway');
    await settle(2_000);
    socket.accept();
    expect(connectionOf(feed.state)).toBe('live');
  });

  it('says since when, and for the newest reason, when the network goes while the storage is away', async () => {
    vi.setSystemTime(0);
    follow('cases.wall', 1);
    await connect();
    socket.end('storageAway');
    await settle(500);
    socket.refuse('unavailable');
    expect(feed.state).toEqual({ kind: 'reconnecting', since: 0, code: 'unavailable' });
    expect(connectionOf(feed.state)).toBe('reconnecting');
  });

  it('takes in a topic that is added later, without losing or doubling what others get meanwhile', async () => {
    const wall = follow('cases.wall', 10);
    await connect();
    socket.isPrompt = false;
    const team = follow('cases.team', 12);
    socket.send(15, ['cases.wall', 14], ['cases.team', 15]);
    expect([wall.seen, team.seen]).toEqual([[14], []]);
    socket.answer({ ok: true, topics: ['cases.wall', 'cases.team'], after: 10 });
    socket.send(16, ['cases.team', 13], ['cases.wall', 14], ['cases.team', 15], ['cases.wall', 16]);
    expect([wall.seen, team.seen]).toEqual([[14, 16], [13, 15]]);
  });

  it('asks once more when something is followed while the server answers', async () => {
    socket.isPrompt = false;
    follow('cases.wall', 10);
    await connect();
    follow('cases.team', 5);
    const own = follow('posts.own', 7);
    own.end();
    expect(socket.calls).toHaveLength(1);
    socket.answer({ ok: true, topics: ['cases.wall'], after: 10 });
    expect(socket.calls[1]).toEqual({ version: 1, topics: ['cases.wall', 'cases.team'], after: 5 });
  });

  it('has a list load again after a reset, and loses nothing between its load and its following', async () => {
    const wall = follow('cases.wall', 10);
    const team = follow('cases.team', 10);
    await connect();
    socket.reset(100, 'cases.wall');
    expect([wall.resets(), team.resets()]).toEqual([1, 0]);
    // The list is loaded up to 103, while the server goes on.
    socket.send(105, ['cases.wall', 104], ['cases.team', 105]);
    wall.follow(103);
    expect(socket.calls.at(-1)).toMatchObject({ after: 103 });
    socket.send(106, ['cases.wall', 104], ['cases.team', 105], ['cases.wall', 106]);
    expect(wall.seen).toEqual([104, 104, 106]);
    expect(team.seen).toEqual([105]);
  });

  it('has every list load again when the own posts change, and follows posts from now on without a list', async () => {
    const posts = follow('posts.own', null);
    const wall = follow('cases.wall', 10);
    await connect();
    // What came before it was followed is not known.
    expect(posts.resets()).toBe(1);
    socket.send(12, ['posts.own', 12]);
    expect([posts.seen, posts.resets(), wall.resets()]).toEqual([[12], 1, 1]);
    socket.lose();
    await settle(500);
    socket.accept();
    expect([socket.calls.at(-1)?.after, posts.resets()]).toEqual([12, 1]);
  });

  it('follows from now on, and after a reconnect from there', async () => {
    socket.isPrompt = false;
    follow('posts.own', null);
    await connect();
    expect(socket.calls).toEqual([{ version: 1, topics: ['posts.own'], after: null }]);
    socket.answer({ ok: true, topics: ['posts.own'], after: 40 });
    socket.lose();
    await settle(500);
    socket.accept();
    expect(socket.calls.at(-1)).toMatchObject({ after: 40 });
  });

  it('leaves out a topic that the reader may not follow, until its rights change', async () => {
    socket.isPrompt = false;
    const posts = follow('posts.own', 1);
    const team = follow('cases.team', 1);
    await connect();
    socket.answer({ ok: true, topics: ['posts.own'], after: 1 });
    expect([feed.state.kind, socket.calls.length]).toEqual(['live', 1]);
    socket.send(2, ['posts.own', 2]);
    expect([posts.seen, team.resets()]).toEqual([[2], 1]);
    team.follow(2);
    expect(socket.calls.at(-1)).toMatchObject({ topics: ['posts.own', 'cases.team'], after: 2 });
  });

  it.each(['notSignedIn', 'notAllowed'] as const)('ends for good with %s, and comes back only when it is asked to', async (code) => {
    const wall = follow('cases.wall', 1);
    await connect();
    socket.end(code);
    await settle(60_000);
    expect([feed.state, socket.isOpen, socket.tickets.length]).toEqual([{ kind: 'ended', code }, false, 1]);
    wall.follow(1);
    await connect();
    expect([feed.state.kind, socket.tickets.length]).toEqual(['live', 2]);
  });

  it('comes back by itself when the server stops', async () => {
    follow('cases.wall', 1);
    await connect();
    socket.end('unavailable');
    expect(feed.state.kind).toBe('reconnecting');
    await settle(500);
    socket.accept();
    expect(feed.state.kind).toBe('live');
  });

  it.each(['notSignedIn', 'notFound'] as const)('ends when there is no ticket: %s', async (code) => {
    tickets = [() => Promise.reject(new FinemeshError(code))];
    follow('cases.wall', 1);
    await settle(60_000);
    expect([feed.state, socket.tickets]).toEqual([{ kind: 'ended', code }, []]);
  });

  it('comes back when a ticket could not be asked for, was too old or is not answered', async () => {
    tickets = [() => Promise.reject(new TypeError('offline'))];
    follow('cases.wall', 1);
    await settle(500);
    socket.refuse('ticketExpired');
    await settle(1_000);
    socket.isPrompt = false;
    socket.accept();
    socket.answer(null);
    expect([feed.state.kind, socket.isOpen]).toEqual(['reconnecting', false]);
    await settle(2_000);
    expect(socket.tickets).toHaveLength(3);
  });

  it('ends when the server speaks another version', async () => {
    socket.isPrompt = false;
    follow('cases.wall', 1);
    await connect();
    socket.answer({ ok: false, code: 'unsupportedVersion' });
    expect(feed.state).toEqual({ kind: 'ended', code: 'unsupportedVersion' });
  });

  it('does nothing more once it is closed, whatever was under way', async () => {
    const wall = follow('cases.wall', 1);
    feed.close();
    await settle(60_000);
    expect(socket.tickets).toEqual([]);
    wall.follow(3);
    await settle(60_000);
    expect([socket.tickets, feed.state]).toEqual([[], { kind: 'idle' }]);
  });

  it('asks for its positions after every reconnect', async () => {
    const area = { bounds: [118, 31, 119, 33] as [number, number, number, number], zoom: 14 };
    feed.watchPositions(area);
    await connect();
    expect(feed.state.kind).toBe('live');
    socket.lose();
    await settle(500);
    socket.accept();
    expect(socket.watched).toEqual([area, area]);
  });

  it('hands every message of every list out once and in order, over any cuts, additions and resets', async () => {
    const step = fc.oneof(
      fc.record({ do: fc.constant('write' as const), topic: fc.constantFrom('cases.wall', 'cases.team') }),
      fc.record({ do: fc.constantFrom('cut' as const, 'answer' as const, 'deliver' as const, 'follow' as const) }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 60 }), async (steps) => {
        const log: LiveTopicName[] = [];
        let served: { topics: readonly LiveTopicName[]; upTo: number } | null = null;
        const local = new FactsFeed({
          ticket: async () => 't',
          makeSocket: (listener) => (socket = new FactsSocketStandIn(listener)),
          random: () => 1,
        });
        socket.isPrompt = false;
        const lists: { topic: LiveTopicName; after: number; seen: number[] }[] = [];
        const add = () => {
          const list = { topic: lists.length % 2 === 0 ? ('cases.wall' as const) : ('cases.team' as const), after: log.length, seen: [] as number[] };
          lists.push(list);
          local.subscribe(list.topic, { onMessages: (messages) => list.seen.push(...messages.map(({ sequence }) => sequence)), onReset: () => undefined }).follow(list.after);
        };
        const answer = () => {
          const call = socket.calls.at(-1);
          if (!socket.isOpen || call === undefined) return;
          served = { topics: call.topics, upTo: call.after ?? log.length };
          socket.answer({ ok: true, topics: call.topics, after: served.upTo });
        };
        const deliver = () => {
          if (served === null || !socket.isOpen) return;
          const { topics, upTo } = served;
          const news = log.map((topic, i): [LiveTopicName, number] => [topic, i + 1]).filter(([topic, sequence]) => sequence > upTo && topics.includes(topic));
          served = { topics, upTo: log.length };
          socket.send(log.length, ...news);
        };
        add();
        await settle();
        socket.accept();
        for (const one of steps) {
          if (one.do === 'write') log.push((one as { topic: LiveTopicName }).topic);
          else if (one.do === 'follow') add();
          else if (one.do === 'deliver') deliver();
          else if (one.do === 'answer') answer();
          else {
            served = null;
            socket.lose();
            await settle(5_000);
            socket.accept();
          }
        }
        // The server catches up with everything.
        for (let i = 0; i < lists.length + 1; i += 1) answer();
        deliver();
        local.close();
        for (const { topic, after, seen } of lists) {
          expect(seen).toEqual(log.flatMap((written, i) => (written === topic && i + 1 > after ? [i + 1] : [])));
        }
      }),
      { numRuns: 100 },
    );
  });
});
