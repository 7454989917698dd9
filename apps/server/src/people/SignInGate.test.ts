import { describe, expect, it } from 'vitest';
import { SignInGate } from './SignInGate.ts';

const at = new Date('2026-11-24T08:00:00Z');
const tian = { username: 'Tian' };
const wrong = (): Promise<never> => Promise.reject(new Error('wrong'));
const right = (): Promise<string> => Promise.resolve('in');

async function failTimes(gate: SignInGate, times: number, username: string, from: string): Promise<void> {
  for (let i = 0; i < times; i += 1) {
    await gate.pass({ username }, from, at, wrong).catch(() => undefined);
  }
}

describe('SignInGate', () => {
  it('refuses the right password too after ten wrong ones from one address', async () => {
    const gate = new SignInGate();
    await failTimes(gate, 10, 'tian', '10.0.0.1');
    await expect(gate.pass(tian, '10.0.0.1', at, right)).rejects.toMatchObject({ code: 'tooManyRequests' });
  });

  it('still lets the person in from another address', async () => {
    const gate = new SignInGate();
    await failTimes(gate, 10, 'tian', '10.0.0.1');
    await expect(gate.pass(tian, '10.0.0.2', at, right)).resolves.toBe('in');
  });

  it('takes name variants for one name and guards it from many addresses', async () => {
    const gate = new SignInGate();
    for (let i = 0; i < 10; i += 1) await failTimes(gate, 5, i % 2 === 0 ? 'TIAN' : 'tian', `10.0.1.${i}`);
    await expect(gate.pass(tian, '10.0.2.1', at, right)).rejects.toMatchObject({ code: 'tooManyRequests' });
  });

  it('does not count who signs in rightly, however often', async () => {
    const gate = new SignInGate();
    for (let i = 0; i < 300; i += 1) await gate.pass(tian, '10.0.0.1', at, right);
    await expect(gate.pass(tian, '10.0.0.1', at, right)).resolves.toBe('in');
  });
});
