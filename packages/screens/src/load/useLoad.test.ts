import { FinemeshError } from '@finemesh/contract';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { effectScope, type EffectScope } from 'vue';
import { useLoad, type Load } from './useLoad.ts';

let scope: EffectScope;
let asked: { answer: (value: string) => void; fail: (cause: unknown) => void }[];
let loaded: Load<string>;
const settle = () => vi.advanceTimersByTimeAsync(0);

beforeEach(() => {
  vi.useFakeTimers();
  asked = [];
  scope = effectScope();
  loaded = scope.run(() =>
    useLoad(() => new Promise<string>((answer, fail) => asked.push({ answer, fail }))),
  )!;
});
afterEach(() => {
  scope.stop();
  vi.useRealTimers();
});

it('loads at once and shows what was answered', async () => {
  expect([loaded.state.value.status, loaded.loaded.value]).toEqual(['loading', null]);
  asked[0]!.answer('a');
  await settle();
  expect([loaded.state.value.status, loaded.loaded.value]).toEqual(['ready', 'a']);
});

it('says why it failed, and is there once the server is back', async () => {
  asked[0]!.fail(new FinemeshError('unavailable'));
  await settle();
  expect(loaded.state.value).toMatchObject({ status: 'failed', cause: { code: 'unavailable' } });
  await vi.advanceTimersByTimeAsync(3_000);
  expect(loaded.state.value.status).toBe('loading');
  asked[1]!.answer('a');
  await settle();
  expect(loaded.loaded.value).toBe('a');
});

it('goes on showing what it has while it asks again, and counts only the last answer', async () => {
  asked[0]!.answer('a');
  await settle();
  void loaded.load();
  void loaded.load();
  expect(loaded.loaded.value).toBe('a');
  asked[2]!.answer('c');
  await settle();
  asked[1]!.answer('b');
  await settle();
  expect(loaded.loaded.value).toBe('c');
});

it('asks and shows nothing after its scope', async () => {
  asked[0]!.fail(new FinemeshError('unavailable'));
  await settle();
  scope.stop();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(asked).toHaveLength(1);
});
