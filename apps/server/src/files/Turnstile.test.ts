import { describe, expect, it } from 'vitest';
import { Turnstile } from './Turnstile.ts';

describe('Turnstile', () => {
  it('runs one after the other, in order, also after a failure', async () => {
    const turnstile = new Turnstile(5);
    const seen: string[] = [];
    const work = (name: string) => async (): Promise<void> => {
      seen.push(`${name} begins`);
      await Promise.resolve();
      seen.push(`${name} ends`);
      if (name === 'b') throw new Error('b fails');
    };
    const all = await Promise.allSettled(['a', 'b', 'c'].map((name) => turnstile.pass(work(name))));
    expect(seen).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends']);
    expect(all.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  });

  it('refuses who would wait behind too many, and lets in again once they are through', async () => {
    const turnstile = new Turnstile(1);
    const first = turnstile.pass(() => Promise.resolve('first'));
    await expect(turnstile.pass(() => Promise.resolve('second'))).rejects.toMatchObject({ code: 'unavailable' });
    await expect(first).resolves.toBe('first');
    await expect(turnstile.pass(() => Promise.resolve('third'))).resolves.toBe('third');
  });
});
