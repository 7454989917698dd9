import type { LiveFeedOptions } from '@finemesh/client';
import type { LiveEvent } from '@finemesh/contract';
import { beforeEach, expect, it } from 'vitest';
import { effectScope, type EffectScope } from 'vue';
import { useLiveFeedPort } from './useLiveFeedPort.ts';

type Connect = NonNullable<LiveFeedOptions['connect']>;

/** The socket below the feed, driven by the test. */
class SocketStandIn {
  connected = false;
  active = true;
  readonly started: unknown[] = [];
  readonly #listeners = new Map<string, (payload?: unknown) => void>();

  on(event: string, listener: (payload?: unknown) => void) {
    this.#listeners.set(event, listener);
  }

  emit() {}

  timeout() {
    return { emitWithAck: async (_event: string, { after }: { after: number | null }) => (this.started.push(after), { ok: true }) };
  }

  disconnect() {
    this.connected = false;
  }

  removeAllListeners() {
    this.#listeners.clear();
  }

  send(event: string, payload?: unknown) {
    if (event === 'connect') this.connected = true;
    this.#listeners.get(event)?.(payload);
  }
}

let scope: EffectScope;
let socket: SocketStandIn;
const received: string[] = [];
const settle = () => new Promise((resolve) => setTimeout(resolve));

beforeEach(() => {
  scope = effectScope();
  socket = new SocketStandIn();
  received.length = 0;
});

function open() {
  return scope.run(() =>
    useLiveFeedPort({
      api: { ticket: async () => ({ ticket: 't', expiresInSeconds: 60 }) },
      request: { purpose: 'live', presentation: 'wall' },
      connect: () => socket as unknown as ReturnType<Connect>,
    }),
  )!;
}

it('gives each topic its messages and its resets', async () => {
  const port = open();
  const topic = (name: string) => ({
    onMessages: (messages: readonly { type: string }[]) => received.push(...messages.map(({ type }) => `${name} ${type}`)),
    onReset: () => received.push(`${name} reset`),
  });
  port.subscribe('posts.own', topic('posts')).follow(null);
  const cases = port.subscribe('cases.wall', topic('cases'));
  cases.follow(4);
  socket.send('connect');
  await settle();
  expect([socket.started, port.connection.value]).toEqual([[4], 'live']);
  const event = { sequence: 5, at: '', case: { audience: 'wall' } };
  socket.send('live.batch', { upTo: 6, events: [{ ...event, type: 'case.noted' }, { type: 'posts.changed', sequence: 6, at: '' }] as LiveEvent[] });
  socket.send('live.reset');
  expect(received).toEqual(['cases case.noted', 'posts posts.changed', 'posts reset', 'cases reset']);
  cases.end();
  socket.send('live.reset');
  expect(received.at(-1)).toBe('posts reset');
});

it('follows from now on where no list has a cursor, and ends with its scope', async () => {
  const port = open();
  port.subscribe('posts.own', { onMessages: () => undefined, onReset: () => undefined }).follow(null);
  socket.send('connect');
  await settle();
  expect(socket.started).toEqual([null]);
  scope.stop();
  expect([socket.connected, port.connection.value]).toEqual([false, 'stopped']);
});
