import type { LiveBatch } from '@finemesh/contract';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LiveFeed, type FeedState, type LiveFeedOptions } from './LiveFeed.ts';

type Listener = (...parameters: never[]) => void;

/** The part of a Socket.IO client that the feed uses, driven by the test. */
class SocketStandIn {
  connected = false;
  active = true;
  connects = 0;
  readonly started: (number | null)[] = [];
  readonly watched: unknown[] = [];
  startAnswer: { ok: boolean } = { ok: true };
  private readonly listeners = new Map<string, Listener>();

  on(event: string, listener: Listener) {
    this.listeners.set(event, listener);
  }

  emit(event: string, payload?: unknown) {
    if (event === 'positions.watch') this.watched.push(payload);
  }

  timeout() {
    return {
      emitWithAck: (_event: string, start: { after: number | null }) => {
        this.started.push(start.after);
        return Promise.resolve(this.startAnswer);
      },
    };
  }

  connect() {
    this.connects += 1;
  }

  disconnect() {
    this.connected = false;
  }

  removeAllListeners() {
    this.listeners.clear();
  }

  async tell(event: string, ...parameters: unknown[]) {
    if (event === 'connect') this.connected = true;
    this.listeners.get(event)?.(...(parameters as never[]));
    await vi.advanceTimersByTimeAsync(0);
  }
}

const batch = (upTo: number, ...sequences: number[]): LiveBatch => ({
  upTo,
  events: sequences.map((sequence) => ({ type: 'posts.changed', sequence, at: '2026-11-24T08:00:00Z' })),
});

let socket: SocketStandIn;
let received: number[];
let states: FeedState[];
let resets: number;

function open(): LiveFeed {
  return new LiveFeed({
    ticket: () => Promise.resolve('ticket'),
    after: 10,
    onBatch: (got) => received.push(...got.events.map((event) => event.sequence)),
    onReset: () => (resets += 1),
    onState: (state) => states.push(state),
    connect: () => socket as unknown as ReturnType<NonNullable<LiveFeedOptions['connect']>>,
  });
}

beforeEach(() => {
  vi.useFakeTimers();
  socket = new SocketStandIn();
  received = [];
  states = [];
  resets = 0;
});
afterEach(() => vi.useRealTimers());

describe('LiveFeed', () => {
  it('starts from the cursor of the lists and comes back from the last batch', async () => {
    open();
    await socket.tell('connect');
    await socket.tell('live.batch', batch(14, 12, 14));
    await socket.tell('disconnect', 'transport close');
    await socket.tell('connect');
    expect(socket.started).toEqual([10, 14]);
    expect(states).toEqual(['live', 'reconnecting', 'live']);
  });

  it('moves the cursor through silence: events that may not be seen are not asked for again', async () => {
    const feed = open();
    await socket.tell('connect');
    await socket.tell('live.batch', batch(40));
    expect(feed.position).toBe(40);
    expect(received).toEqual([]);
  });

  it('drops what the screen has seen already', async () => {
    open();
    await socket.tell('connect');
    await socket.tell('live.batch', batch(12, 11, 12));
    await socket.tell('live.batch', batch(13, 12, 13));
    expect(received).toEqual([11, 12, 13]);
  });

  it('connects again by itself when the server ends the connection or refuses the handshake', async () => {
    open();
    await socket.tell('connect');
    await socket.tell('disconnect', 'io server disconnect');
    expect(socket.connects).toBe(1);
    socket.active = false;
    await socket.tell('connect_error', new Error('ticket'));
    await vi.advanceTimersByTimeAsync(2_000);
    expect(socket.connects).toBe(2);
  });

  it('makes a new connection when the server does not let it start', async () => {
    open();
    socket.startAnswer = { ok: false };
    await socket.tell('connect');
    expect(socket.connected).toBe(false);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(socket.connects).toBe(1);
  });

  it('asks for its positions again after every reconnect', async () => {
    const feed = open();
    const watch = { bounds: [118, 31, 119, 33] as [number, number, number, number], zoom: 14 };
    feed.watchPositions(watch);
    await socket.tell('connect');
    await socket.tell('disconnect', 'ping timeout');
    await socket.tell('connect');
    expect(socket.watched).toEqual([watch, watch]);
  });

  it('tells the screen to load again on a gap, and follows from the new cursor', async () => {
    const feed = open();
    await socket.tell('connect');
    await socket.tell('live.reset', { cursor: 9_000 });
    expect(resets).toBe(1);
    feed.restart(9_000);
    await vi.advanceTimersByTimeAsync(0);
    expect(socket.started).toEqual([10, 9_000]);
  });
});
