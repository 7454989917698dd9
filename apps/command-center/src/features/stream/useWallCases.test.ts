import type { UseLiveFeedOptions } from '@finemesh/client';
import { FinemeshError, type WallCase, type WallCases } from '@finemesh/contract';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { effectScope, type EffectScope } from 'vue';
import { useWallCases } from './useWallCases.ts';

const createCase = (id: string, version: number): WallCase =>
  ({ id, version, state: 'received', audience: 'wall', changedAt: new Date(version).toISOString() }) as WallCase;

let scope: EffectScope;
let listeners: Map<string, (payload?: unknown) => void>;
const socket = {
  connected: false,
  active: true,
  on: (event: string, listener: (payload?: unknown) => void) => listeners.set(event, listener),
  emit: () => undefined,
  timeout: () => ({ emitWithAck: () => Promise.resolve({ ok: true }) }),
  connect: () => undefined,
  disconnect: () => undefined,
  removeAllListeners: () => listeners.clear(),
} as unknown as ReturnType<NonNullable<UseLiveFeedOptions['connect']>>;

beforeEach(() => {
  vi.useFakeTimers();
  scope = effectScope();
  listeners = new Map();
});
afterEach(() => {
  scope.stop();
  vi.useRealTimers();
});

function open(wallCases: () => Promise<WallCases>) {
  const reported: string[] = [];
  const wall = scope.run(() =>
    useWallCases({
      api: { wallCases, ticket: async () => ({ ticket: 't', expiresInSeconds: 60 }) },
      connect: () => socket,
      onReported: ({ id }) => reported.push(id),
    }),
  )!;
  const tell = (type: string, sequence: number, item: WallCase) =>
    listeners.get('live.batch')?.({ upTo: sequence, events: [{ type, sequence, at: '', case: item }] });
  return { wall, reported, tell };
}

it('sounds once for a case that is reported while the screen looks on, not for those it found', async () => {
  const { wall, reported, tell } = open(async () => ({ cases: [createCase('old', 1)], leftOut: 0, cursor: 4 }));
  await vi.advanceTimersByTimeAsync(0);
  tell('case.reported', 5, createCase('new', 1));
  tell('case.handedOver', 6, createCase('new', 2));
  tell('case.handedOver', 7, createCase('old', 2));
  expect(reported).toEqual(['new']);
  expect(wall.cases.value.map((item) => [item.id, item.version]).sort()).toEqual([['new', 2], ['old', 2]]);
});

it('comes up by itself when the server is back', async () => {
  let down = true;
  const { wall } = open(async () => {
    if (down) throw new FinemeshError('unavailable');
    return { cases: [createCase('a', 1)], leftOut: 0, cursor: 1 };
  });
  await vi.advanceTimersByTimeAsync(0);
  expect(wall.failure.value).toBeInstanceOf(FinemeshError);
  down = false;
  await vi.advanceTimersByTimeAsync(3_000);
  expect(wall.failure.value).toBeNull();
  expect(wall.cases.value).toHaveLength(1);
});
