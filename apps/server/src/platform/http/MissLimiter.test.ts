import { FinemeshError } from '@finemesh/contract';
import { createTestClock } from '@finemesh/testkit';
import type { Context } from 'hono';
import { describe, expect, it } from 'vitest';
import type { ApiEnv } from './ApiEnv.ts';
import { MissLimiter } from './MissLimiter.ts';

/** Three misses at once, then one every ten seconds; ten look-ups more, then one a second. */
const limits = { misses: { burst: 3, perMinute: 6 }, lookUps: { burst: 10, perMinute: 60 } };

function createLimiter(rateLimits = true) {
  const clock = createTestClock();
  const limiter = new MissLimiter({ config: { rateLimits }, clock }, limits);
  let lookUps = 0;
  /** Looks for something from the address; returns the answer's code and the seconds to wait. */
  async function look(finds: boolean, address = '192.0.2.1'): Promise<[string, string?]> {
    const headers = new Map<string, string>();
    const header = (name: string, value: string) => void headers.set(name, value);
    const request = { var: { remoteAddress: address }, header } as unknown as Context<ApiEnv>;
    const find = async () => {
      lookUps += 1;
      if (!finds) throw new FinemeshError('notFound');
      return 'found';
    };
    const answer = await limiter.lookUp(request, find).catch((error: FinemeshError) => error.code);
    const wait = headers.get('Retry-After');
    return wait === undefined ? [answer] : [answer, wait];
  }
  return { clock, look, count: () => lookUps };
}

describe('MissLimiter', () => {
  it('refuses misses beyond the limit and answers what is found all the same', async () => {
    const { look } = createLimiter();
    for (let i = 0; i < 3; i += 1) expect(await look(false)).toEqual(['notFound']);
    expect(await look(false)).toEqual(['tooManyRequests', '10']);
    expect(await look(true)).toEqual(['found']);
    expect(await look(false, '192.0.2.2')).toEqual(['notFound']);
  });

  it('bounds how much an address that has used up its misses can look up', async () => {
    const { look, count, clock } = createLimiter();
    for (let i = 0; i < 100; i += 1) await look(false);
    expect(count()).toBe(13);
    clock.advance(5_000);
    for (let i = 0; i < 100; i += 1) await look(false);
    expect(count()).toBe(18);
  });

  it('makes nobody wait longer for having been refused', async () => {
    const { look, clock } = createLimiter();
    for (let i = 0; i < 13; i += 1) await look(false);
    clock.advance(10_000);
    expect(await look(false)).toEqual(['notFound']);
  });

  it('counts what is found for nothing while nobody guesses', async () => {
    const { look } = createLimiter();
    for (let i = 0; i < 100; i += 1) expect(await look(true)).toEqual(['found']);
  });

  it('passes on what is no miss', async () => {
    const { clock } = createLimiter();
    const limiter = new MissLimiter({ config: { rateLimits: true }, clock }, limits);
    const request = { var: { remoteAddress: 'one' }, header: () => undefined } as unknown as Context<ApiEnv>;
    for (let i = 0; i < 10; i += 1) {
      await expect(limiter.lookUp(request, () => Promise.reject(new FinemeshError('stateConflict')))).rejects.toMatchObject({ code: 'stateConflict' });
    }
  });

  it('goes on where the operator has put rate limits off', async () => {
    const { look } = createLimiter(false);
    for (let i = 0; i < 50; i += 1) expect(await look(false)).toEqual(['notFound']);
  });
});
