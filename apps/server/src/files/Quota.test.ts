import { describe, expect, it } from 'vitest';
import { Quota } from './Quota.ts';

function holdFor(quota: Quota, sender: string) {
  let end = (): void => undefined;
  const held = quota.hold(sender, () => new Promise<void>((resolve) => (end = resolve)));
  return { held, end: () => end() };
}

describe('Quota', () => {
  it('refuses a sender who holds too many places, and nobody else for it', async () => {
    const quota = new Quota({ total: 10, ofOne: 2 });
    const first = holdFor(quota, 'a');
    holdFor(quota, 'a');
    await expect(quota.hold('a', async () => 'third')).rejects.toMatchObject({ code: 'tooManyRequests' });
    await expect(quota.hold('b', async () => 'another')).resolves.toBe('another');
    first.end();
    await first.held;
    await expect(quota.hold('a', async () => 'third')).resolves.toBe('third');
  });

  it('refuses everybody when all places are held', async () => {
    const quota = new Quota({ total: 2, ofOne: 2 });
    holdFor(quota, 'a');
    holdFor(quota, 'b');
    await expect(quota.hold('c', async () => 'c')).rejects.toMatchObject({ code: 'unavailable' });
  });

  it('gives the place back after a failure', async () => {
    const quota = new Quota({ total: 1, ofOne: 1 });
    await expect(quota.hold('a', () => Promise.reject(new Error('cut off')))).rejects.toThrow('cut off');
    await expect(quota.hold('a', async () => 'again')).resolves.toBe('again');
  });
});
