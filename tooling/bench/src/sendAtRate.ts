import { performance } from 'node:perf_hooks';

/**
 * Calls `send` at an even rate, whether or not earlier calls have been answered (an open loop: a slow server does not slow
 * the load down and so cannot hide its queue). Resolves when all calls have settled.
 */
export async function sendAtRate(perSecond: number, count: number, send: (index: number) => Promise<void>): Promise<void> {
  const startedAt = performance.now();
  const calls: Promise<void>[] = [];
  for (let index = 0; index < count; index += 1) {
    const dueIn = startedAt + (index * 1_000) / perSecond - performance.now();
    if (dueIn > 0) await new Promise((resolve) => setTimeout(resolve, dueIn));
    calls.push(send(index));
  }
  await Promise.all(calls);
}
