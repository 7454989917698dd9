import { describe, expect, it } from 'vitest';
import { Turnstile } from './Turnstile.ts';

const nothing = (): Promise<void> => Promise.resolve();

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
    const all = await Promise.allSettled(['a', 'b', 'c'].map((name) => turnstile.pass(nothing, work(name))));
    expect(seen).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends']);
    expect(all.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  });

  it('refuses who would wait behind too many, and lets in again once they are through', async () => {
    const turnstile = new Turnstile(1);
    const first = turnstile.pass(nothing, () => Promise.resolve('first'));
    await expect(turnstile.pass(nothing, () => Promise.resolve('second'))).rejects.toMatchObject({ code: 'unavailable' });
    await expect(first).resolves.toBe('first');
    await expect(turnstile.pass(nothing, () => Promise.resolve('third'))).resolves.toBe('third');
  });

  it('gives the place before anything is fetched, and lets a slow fetch hold nobody up', async () => {
    const turnstile = new Turnstile(2);
    let arrive = (_bytes: string): void => undefined;
    const slow = turnstile.pass(() => new Promise<string>((resolve) => (arrive = resolve)), async (bytes) => bytes);
    await expect(turnstile.pass(nothing, () => Promise.resolve('quick'))).resolves.toBe('quick');
    const second = turnstile.pass(() => Promise.reject(new Error('cut off')), nothing);
    let isFetched = false;
    const third = turnstile.pass(async () => void (isFetched = true), nothing);
    await expect(third).rejects.toMatchObject({ code: 'unavailable' });
    expect(isFetched).toBe(false);
    await expect(second).rejects.toThrow('cut off');
    arrive('here');
    await expect(slow).resolves.toBe('here');
  });
});
