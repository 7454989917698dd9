import { createTestTicker } from '@finemesh/testkit';
import pino from 'pino';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DatabaseHealth } from './DatabaseHealth.ts';
import { lookEveryMs, PostgresWatch } from './PostgresWatch.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A watch over a PostgreSQL that answers as the test says, and how often it was asked. */
function watchOver() {
  const ticker = createTestTicker();
  const health = new DatabaseHealth();
  const conditions: string[] = [];
  health.onChange(({ kind }) => conditions.push(kind));
  const postgres = { answer: (): Promise<void> => Promise.resolve(), asked: 0 };
  const ask = (): Promise<void> => {
    postgres.asked += 1;
    return postgres.answer();
  };
  const watch = new PostgresWatch({ ask, health, ticker, logger: pino({ level: 'silent' }) });
  const look = async (): Promise<void> => {
    ticker.advance(lookEveryMs);
    await vi.advanceTimersByTimeAsync(250);
  };
  return { watch, postgres, conditions, look };
}

const refuse = (): Promise<void> => Promise.reject(new Error('connect ECONNREFUSED'));

describe('PostgresWatch', () => {
  it('calls it away after two failures in a row and serving with the next answer, each once', async () => {
    const { postgres, conditions, look } = watchOver();
    postgres.answer = refuse;
    for (let looks = 0; looks < 3; looks += 1) await look();
    expect(conditions).toEqual(['away']);
    postgres.answer = () => Promise.resolve();
    for (let looks = 0; looks < 3; looks += 1) await look();
    expect(conditions).toEqual(['away', 'serving']);
  });

  it('takes one failure for a lost connection', async () => {
    const { postgres, conditions, look } = watchOver();
    for (let looks = 0; looks < 3; looks += 1) {
      postgres.answer = () => {
        postgres.answer = () => Promise.resolve();
        return refuse();
      };
      await look();
    }
    expect([conditions, postgres.asked]).toEqual([[], 6]);
  });

  it('waits for a slow answer and asks nothing besides', async () => {
    const { postgres, conditions, look, watch } = watchOver();
    let answer = (): void => undefined;
    postgres.answer = () => new Promise((resolve) => (answer = resolve));
    for (let looks = 0; looks < 5; looks += 1) await look();
    watch.look();
    expect(postgres.asked).toBe(1);
    answer();
    await vi.advanceTimersByTimeAsync(0);
    await look();
    expect([conditions, postgres.asked]).toEqual([[], 2]);
  });

  it('asks at once when a connection was lost, and says nothing any more once it was stopped', async () => {
    const { postgres, conditions, look, watch } = watchOver();
    postgres.answer = refuse;
    watch.look();
    expect(postgres.asked).toBe(1);
    watch.stop();
    await look();
    expect([conditions, postgres.asked]).toEqual([[], 1]);
  });
});
