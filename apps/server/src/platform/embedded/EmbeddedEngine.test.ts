import { registerEnd, until } from '@finemesh/testkit';
import pino from 'pino';
import { describe, expect, it } from 'vitest';
import { DatabaseHealth, type StorageFault } from '../database/index.ts';
import { EmbeddedEngine, type EmbeddedEngineOptions } from './EmbeddedEngine.ts';

const logger = pino({ level: 'silent' });

/** The engine over workers that a test ends. */
async function createEngine(options: Partial<EmbeddedEngineOptions> = {}) {
  const health = new DatabaseHealth();
  const workers: { stopped: boolean; end(): void }[] = [];
  const storage: { fault: StorageFault | null; refusals: number } = { fault: null, refusals: 0 };
  const engine = await EmbeddedEngine.open({
    health,
    logger,
    async serve(onEnd) {
      if (storage.refusals > 0) {
        storage.refusals -= 1;
        throw new Error('the log is damaged');
      }
      const worker = { stopped: false, end: () => onEnd(new Error('it panicked')) };
      workers.push(worker);
      return { worker: { stop: async () => void (worker.stopped = true) }, durability: 'synced' };
    },
    findFault: () => storage.fault,
    freeBytes: () => Infinity,
    retryMs: 1,
    ...options,
  });
  registerEnd(() => engine.close());
  return { engine, health, workers, storage };
}

describe('EmbeddedEngine', () => {
  it('says at once that it has ended, and what its storage suffers from', async () => {
    const { health, workers, storage } = await createEngine({ retryMs: 3_600_000 });
    expect(health.condition).toEqual({ kind: 'serving' });
    storage.fault = 'full';
    workers[0]?.end();
    expect(health.condition).toMatchObject({ kind: 'ended', fault: 'full' });
  });

  it('names an end without a reason that can be found a failure', async () => {
    const { health, workers } = await createEngine({ retryMs: 3_600_000 });
    workers[0]?.end();
    expect(health.condition).toMatchObject({ kind: 'ended', fault: 'failing' });
  });

  it('opens again once the storage is well, however many attempts that takes', async () => {
    const { health, workers, storage } = await createEngine();
    storage.fault = 'readOnly';
    workers[0]?.end();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(workers).toHaveLength(1);
    storage.refusals = 2;
    storage.fault = null;
    await until('the opening', () => health.condition.kind === 'serving');
    expect([workers.length, storage.refusals]).toEqual([2, 0]);
    workers[1]?.end();
    await until('another opening', () => workers.length === 3 && health.condition.kind === 'serving');
  });

  it('stops its worker when it is closed, and opens no other', async () => {
    const { engine, health, workers } = await createEngine();
    await engine.close();
    expect(workers[0]?.stopped).toBe(true);
    workers[0]?.end();
    expect(health.condition).toEqual({ kind: 'serving' });

    const other = await createEngine({ retryMs: 5 });
    other.workers[0]?.end();
    await other.engine.close();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(other.workers).toHaveLength(1);
  });
});
