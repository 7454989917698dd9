import { FinemeshError, type ErrorCode } from '@finemesh/contract';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { effectScope, type EffectScope } from 'vue';
import { useCommands, type Commands } from './useCommands.ts';

let scope: EffectScope;
let keys: string[];
let outcomes: (ErrorCode | Error | 'ok')[];
let noticed: unknown[];
let commands: Commands<'note' | 'resolve'>;

beforeEach(() => {
  vi.useFakeTimers();
  keys = [];
  outcomes = [];
  noticed = [];
  let made = 0;
  scope = effectScope();
  commands = scope.run(() => useCommands({ createKey: () => `k${(made += 1)}`, onFailure: (cause) => noticed.push(cause) }))!;
});
afterEach(() => {
  scope.stop();
  vi.useRealTimers();
});

/** Sends a note; the server answers with the next outcome, and with success once there is none left. */
function note(words: string, name: 'note' | 'resolve' = 'note'): Promise<string | undefined> {
  return commands.run(name, async (keyOf) => {
    keys.push(keyOf({ words }));
    const outcome = outcomes.shift() ?? 'ok';
    if (outcome === 'ok') return `done ${words}`;
    throw outcome instanceof Error ? outcome : new FinemeshError(outcome);
  });
}

const settled = async <Answer>(running: Promise<Answer>): Promise<Answer> => {
  await vi.runAllTimersAsync();
  return running;
};

describe('useCommands', () => {
  it('answers with what the server says and is idle again', async () => {
    expect(await note('a')).toBe('done a');
    expect(commands.state.value).toEqual({ status: 'idle' });
  });

  it('is busy by name while a command is on its way, and begins no other', async () => {
    const first = note('a');
    expect(commands.state.value).toEqual({ status: 'busy', name: 'note' });
    expect(await note('b', 'resolve')).toBeUndefined();
    expect(await first).toBe('done a');
    expect(keys).toHaveLength(1);
  });

  it('sends again by itself, under the same key, where no answer came', async () => {
    outcomes = ['unavailable', 'unavailable'];
    const running = note('a');
    await vi.advanceTimersByTimeAsync(999);
    expect([keys.length, commands.state.value.status]).toEqual([1, 'busy']);
    await vi.advanceTimersByTimeAsync(1);
    expect(keys).toHaveLength(2);
    await vi.advanceTimersByTimeAsync(3_000);
    expect(await running).toBe('done a');
    expect(keys).toEqual(['k1', 'k1', 'k1']);
    expect(noticed).toEqual([]);
  });

  it('fails after the last try, and the next try of the same words goes under the same key', async () => {
    outcomes = ['unavailable', 'unavailable', 'unavailable'];
    expect(await settled(note('a'))).toBeUndefined();
    expect(commands.state.value).toMatchObject({ status: 'failed', name: 'note', cause: { code: 'unavailable' } });
    expect(await note('a')).toBe('done a');
    expect(new Set(keys)).toEqual(new Set(['k1']));
  });

  it('keeps the key where the effect may have been had: too many requests, a fault on our side, a broken answer', async () => {
    for (const outcome of ['tooManyRequests', 'internal', new SyntaxError('half an answer')] as const) {
      outcomes = [outcome];
      expect(await settled(note('a'))).toBeUndefined();
    }
    await note('a');
    expect(keys).toEqual(['k1', 'k1', 'k1', 'k1']);
  });

  it('does not send again by itself what was refused, and the same words after it are another deed', async () => {
    outcomes = ['stateConflict'];
    expect(await settled(note('a'))).toBeUndefined();
    expect(keys).toHaveLength(1);
    await note('a');
    expect(keys).toEqual(['k1', 'k2']);
  });

  it('takes another key for other words, and for the same words once they were answered', async () => {
    outcomes = ['internal'];
    await settled(note('a'));
    await note('b');
    await note('b');
    expect(keys).toEqual(['k1', 'k2', 'k3']);
  });

  it('names the cause before the failure is shown, and leaves it behind when asked', async () => {
    outcomes = ['handedOnBefore'];
    await settled(note('a'));
    expect(noticed).toMatchObject([{ code: 'handedOnBefore' }]);
    commands.clearFailure();
    expect(commands.state.value).toEqual({ status: 'idle' });
  });

  it('sends nothing more once its screen is gone', async () => {
    outcomes = ['unavailable'];
    const running = note('a');
    await vi.advanceTimersByTimeAsync(500);
    scope.stop();
    await settled(running);
    expect(keys).toHaveLength(1);
  });
});
