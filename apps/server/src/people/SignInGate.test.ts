import { FinemeshError } from '@finemesh/contract';
import { createTestClock } from '@finemesh/testkit';
import { describe, expect, it } from 'vitest';
import { SignInGate, type SignInAttempt } from './SignInGate.ts';

const wrong = (): Promise<never> => Promise.reject(new FinemeshError('wrongCredentials'));
const right = (): Promise<string> => Promise.resolve('in');
const refused = { code: 'tooManyRequests' };

/** A gate whose waits pass at once and are remembered; its clock moves with them. */
function createGate() {
  const clock = createTestClock();
  const waits: number[] = [];
  const gate = new SignInGate({ now: () => clock.now(), wait: async (ms) => void waits.push(ms) });
  return { clock, gate, waits };
}

const from = (network: string, name = 'tian', device: string | null = null): SignInAttempt => ({ name, network, device });

async function fail(gate: SignInGate, times: number, attempt: SignInAttempt): Promise<string[]> {
  const codes: string[] = [];
  for (let i = 0; i < times; i += 1) {
    await gate.pass(attempt, wrong).catch((error: FinemeshError) => codes.push(error.code));
  }
  return codes;
}

/** A stranger with many machines, each of which uses up what it has for the account. */
async function attack(gate: SignInGate, networks: number, name = 'tian'): Promise<void> {
  for (let i = 0; i < networks; i += 1) await fail(gate, 10, from(`203.0.113.${i}`, name));
}

describe('SignInGate', () => {
  it('SG1 lets the owner in on a known device, whatever a stranger does at the same address', async () => {
    const { gate, waits } = createGate();
    await fail(gate, 500, from('10.0.0.1'));
    await attack(gate, 30);
    await expect(gate.pass(from('10.0.0.1', 'tian', 'phone'), right)).resolves.toBe('in');
    expect(waits.filter((ms) => ms > 20_000)).toEqual([]);
  });

  it('SG1 limits a known device by its own failures alone', async () => {
    const { gate, clock } = createGate();
    await fail(gate, 10, from('10.0.0.1', 'tian', 'stolen'));
    await expect(gate.pass(from('10.0.0.1', 'tian', 'stolen'), right)).rejects.toMatchObject(refused);
    await expect(gate.pass(from('10.0.0.1', 'tian', 'phone'), right)).resolves.toBe('in');
    await expect(gate.pass(from('10.0.0.1'), right)).resolves.toBe('in');
    clock.advance(15 * 60_000);
    await expect(gate.pass(from('10.0.0.1', 'tian', 'stolen'), right)).resolves.toBe('in');
  });

  it('SG2 refuses a network after ten failures for an account, and touches no other account or network', async () => {
    const { gate } = createGate();
    await fail(gate, 10, from('10.0.0.1'));
    await expect(gate.pass(from('10.0.0.1'), right)).rejects.toMatchObject(refused);
    await expect(gate.pass(from('10.0.0.1', 'chen'), right)).resolves.toBe('in');
    await expect(gate.pass(from('10.0.0.2'), right)).resolves.toBe('in');
  });

  it('SG3 refuses a network that sprays over many accounts', async () => {
    const { gate } = createGate();
    for (let i = 0; i < 200; i += 1) await fail(gate, 1, from('10.0.0.1', `person ${i}`));
    await expect(gate.pass(from('10.0.0.1', 'chen'), right)).rejects.toMatchObject(refused);
    await expect(gate.pass(from('10.0.0.2', 'chen'), right)).resolves.toBe('in');
  });

  it('SG4 slows unknown devices after fifty failures of an account, and lets the owner in on a new one', async () => {
    const { gate, waits } = createGate();
    await attack(gate, 5);
    expect(waits).toEqual([]);
    await fail(gate, 1, from('203.0.113.99'));
    await expect(gate.pass(from('10.0.0.1'), right)).resolves.toBe('in');
    expect(waits).toEqual([4_000]);
  });

  it('SG4 bounds the passwords of one account that any number of machines try in a quarter of an hour', async () => {
    const { gate, clock } = createGate();
    let judged = 0;
    const guess = () => {
      judged += 1;
      return wrong();
    };
    // Two hundred networks, each at it every second.
    for (let second = 0; second < 900; second += 1) {
      for (let i = 0; i < 5; i += 1) {
        await gate.pass(from(`203.0.113.${(second * 5 + i) % 200}`), guess).catch(() => undefined);
      }
      clock.advance(1_000);
    }
    expect(judged).toBeLessThanOrEqual(50 + 225 + 5);
    expect(judged).toBeGreaterThan(200);
  });

  it('SG4 asks to come back soon when too many wait before, and has a place then', async () => {
    const { gate, clock } = createGate();
    await attack(gate, 6);
    const waits: number[] = [];
    await expect(gate.pass(from('10.0.0.1'), right, (seconds) => waits.push(seconds))).rejects.toMatchObject(refused);
    expect(waits).toEqual([8]);
    clock.advance(8_000);
    await expect(gate.pass(from('10.0.0.1'), right)).resolves.toBe('in');
  });

  it('SG5 looks at no password while it refuses', async () => {
    const { gate } = createGate();
    await fail(gate, 10, from('10.0.0.1'));
    await expect(gate.pass(from('10.0.0.1'), () => expect.unreachable('it was judged'))).rejects.toMatchObject(refused);
  });

  it('counts attempts that come together, and none that succeeds', async () => {
    const { gate } = createGate();
    const together = await Promise.allSettled(Array.from({ length: 15 }, () => gate.pass(from('10.0.0.1'), wrong)));
    const codes = together.map((answer) => (answer.status === 'rejected' ? (answer.reason as FinemeshError).code : ''));
    expect(codes.filter((code) => code === 'wrongCredentials')).toHaveLength(10);
    for (let i = 0; i < 300; i += 1) await gate.pass(from('10.0.0.2'), right);
    await expect(gate.pass(from('10.0.0.2'), right)).resolves.toBe('in');
  });

  it('counts no failure of the server', async () => {
    const { gate } = createGate();
    const broken = () => Promise.reject(new Error('no database'));
    for (let i = 0; i < 20; i += 1) await gate.pass(from('10.0.0.1'), broken).catch(() => undefined);
    await expect(gate.pass(from('10.0.0.1'), right)).resolves.toBe('in');
  });
});
