import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { admittedTopics } from './admittedTopics.ts';
import { createPostsTopic, createWallTopic } from './testing/index.ts';

const reader = { kind: 'capability', purpose: 'test', claims: {} } as const;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('names the topics that admit the reader, in the order asked', async () => {
  const topics = { 'posts.own': createPostsTopic(), 'cases.wall': createWallTopic({ admits: async () => false }) };
  expect(await admittedTopics(['cases.wall', 'posts.own', 'cases.team'], reader, topics)).toEqual(['posts.own']);
});

it('asks again when the question fails', async () => {
  const admits = vi.fn().mockRejectedValueOnce(new Error('no database')).mockResolvedValue(true);
  const admitted = admittedTopics(['posts.own'], reader, { 'posts.own': createPostsTopic({ admits }) });
  await vi.advanceTimersByTimeAsync(300);
  expect(await admitted).toEqual(['posts.own']);
});

it.each([
  ['fails', () => Promise.reject(new Error('no database'))],
  ['hangs', () => new Promise<boolean>(() => undefined)],
])('LE3 gives up after five seconds of a question that %s', async (_what, admits) => {
  const outcome = admittedTopics(['posts.own'], reader, { 'posts.own': createPostsTopic({ admits }) }).catch((error: unknown) => error);
  await vi.advanceTimersByTimeAsync(5_500);
  expect(await outcome).toMatchObject({ code: 'unavailable' });
});
