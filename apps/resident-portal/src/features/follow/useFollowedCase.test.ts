import type { UseLiveFeedOptions } from '@finemesh/client';
import { FinemeshError, type FollowedCase, type ResidentCase } from '@finemesh/contract';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { effectScope, type EffectScope } from 'vue';
import { useFollowedCase } from './useFollowedCase.ts';

const number = '7K3Q-9F2M-XW4T';
const createCase = (version: number, state: ResidentCase['state']) =>
  ({ id: 'c', version, state, trackingNumber: number, audience: 'resident' }) as ResidentCase;

let scope: EffectScope;
let listeners: Map<string, (payload: unknown) => void>;
let answers: (FollowedCase | FinemeshError)[];
let keys: string[];

beforeEach(() => {
  vi.useFakeTimers();
  scope = effectScope();
  listeners = new Map();
  answers = [];
  keys = [];
});
afterEach(() => {
  scope.stop();
  vi.useRealTimers();
});

function next(): Promise<FollowedCase> {
  const answer = answers.shift();
  if (answer === undefined) throw new Error('the test has no answer left');
  return answer instanceof FinemeshError ? Promise.reject(answer) : Promise.resolve(answer);
}

const socket = {
  connected: false,
  active: true,
  on: (event: string, listener: (payload: unknown) => void) => listeners.set(event, listener),
  emit: () => undefined,
  timeout: () => ({ emitWithAck: () => Promise.resolve({ ok: true }) }),
  connect: () => undefined,
  disconnect: () => undefined,
  removeAllListeners: () => listeners.clear(),
} as unknown as ReturnType<NonNullable<UseLiveFeedOptions['connect']>>;

function follow() {
  let made = 0;
  return scope.run(() =>
    useFollowedCase(number, {
      connect: () => socket,
      createKey: () => `k${(made += 1)}`,
      api: {
        ticket: async () => ({ ticket: 't', expiresInSeconds: 60 }),
        followedCase: next,
        giveResidentCommand: (_number, _command, _input, key) => (keys.push(key), next()),
      },
    }),
  )!;
}

describe('useFollowedCase', () => {
  it('shows each step as it comes, and never an older one', async () => {
    answers = [{ case: createCase(2, 'triaged'), cursor: 5 }];
    const { followed } = follow();
    await vi.advanceTimersByTimeAsync(0);
    const tell = (item: ResidentCase, sequence: number) =>
      listeners.get('live.batch')?.({ upTo: sequence, events: [{ type: 'case.accepted', sequence, at: '', case: item }] });
    tell(createCase(3, 'inGrid'), 6);
    tell(createCase(1, 'received'), 7);
    expect(followed.value?.state).toBe('inGrid');
  });

  it('opens by itself once the server is back, and stops trying where there is no such case', async () => {
    answers = [new FinemeshError('unavailable'), { case: createCase(1, 'received'), cursor: 1 }];
    const { followed, failure } = follow();
    await vi.advanceTimersByTimeAsync(0);
    expect(failure.value).toBeInstanceOf(FinemeshError);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(followed.value?.state).toBe('received');

    answers = [new FinemeshError('notFound')];
    follow();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(answers).toEqual([]);
  });

  it('sends the same answer again under the same key, another one under another', async () => {
    const done = { case: createCase(4, 'doneInGrid'), cursor: 9 };
    answers = [done, new FinemeshError('unavailable'), new FinemeshError('unavailable'), new FinemeshError('unavailable')];
    const { confirm, reopen, commandFailure } = follow();
    await vi.advanceTimersByTimeAsync(0);
    expect(await confirm(5)).toBe(false);
    expect(commandFailure.value).toBeInstanceOf(FinemeshError);
    await confirm(5);
    await reopen('灯又不亮了');
    expect(keys).toEqual(['k1', 'k1', 'k2']);
  });
});
