import { FinemeshError } from '@finemesh/contract';
import { and, asc, eq, inArray, isNotNull, isNull, lte } from 'drizzle-orm';
import type { Logger } from 'pino';
import type { Clock } from '../Clock.ts';
import { sqlStateOf, type Database } from '../database/index.ts';
import type { DueHandler } from './DueHandler.ts';
import { Lease, LeaseLost } from './Lease.ts';
import { dueTable } from './tables.ts';

export interface DueSchedulerOptions {
  readonly database: Database;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly handlers: readonly DueHandler[];
  /** Called with how each run has ended. */
  readonly onOutcome?: (kind: string, outcome: DueOutcome) => void;
}

/** `replaced`: cancelled or scheduled again while it ran, so that nothing of it was written. */
export type DueOutcome = 'done' | 'replaced' | 'failed' | 'parked';

type DueRow = typeof dueTable.$inferSelect;

const lookEveryMs = 500;
const leaseMs = 15_000;
const batchSize = 50;
/** Waits of 1, 2, 4 … s: after the twelfth failure an hour and ten minutes have passed, longer than most faults of a service. */
const maxAttempts = 12;
const firstRetryMs = 1_000;
const longestRetryMs = 3_600_000;

/** The wake-up is not what it was when its run began. */
class Replaced extends Error {}

/** Runs what is due, in at most one process at a time. SPEC.md has the rules. */
export class DueScheduler {
  readonly #options: DueSchedulerOptions;
  readonly #handlers: ReadonlyMap<string, DueHandler>;
  readonly #lease: Lease;
  #state: 'created' | 'running' | 'stopped' = 'created';
  #timer: NodeJS.Timeout | undefined;
  #ticking: Promise<void> = Promise.resolve();
  /** Calls of `tick` that have not ended. */
  #ticks = 0;

  /** @throws Error when two handlers have the same kind. */
  constructor(options: DueSchedulerOptions) {
    this.#options = options;
    const { handlers, database, clock } = options;
    this.#handlers = new Map(handlers.map((handler) => [handler.kind, handler]));
    if (this.#handlers.size < handlers.length) throw new Error('two handlers for one kind of wake-up');
    this.#lease = new Lease({ database, clock, name: 'due', durationMs: leaseMs });
  }

  /** Whether this process is the one that runs handlers. */
  get isLeader(): boolean {
    return this.#lease.isHeld;
  }

  /** Seeds what repeats and gives parked wake-ups another round. Nothing runs before `start`. */
  async prepare(): Promise<void> {
    const { database, clock } = this.#options;
    // Its folder is locked against other processes, so whoever had the lease is dead.
    if (database.kind === 'embedded') await this.#lease.takeOver();
    const at = clock.now();
    const seeds = [...this.#handlers.values()].filter(({ intervalMs }) => intervalMs !== null);
    await database.transaction(async (tx) => {
      await tx.update(dueTable).set({ parkedAt: null, attempts: 0, at }).where(isNotNull(dueTable.parkedAt));
      if (seeds.length === 0) return;
      const rows = seeds.map(({ kind }) => ({ kind, key: '', at, dueAt: at, payload: {} }));
      await tx.insert(dueTable).values(rows).onConflictDoNothing();
    });
  }

  /** Looks for what is due from now on. */
  start(): void {
    this.#state = 'running';
    this.#timer = setInterval(() => {
      if (this.#ticks > 0) return;
      this.tick().catch((error: unknown) => {
        this.#options.logger.warn({ err: error }, 'it could not be seen what is due; trying again');
      });
    }, lookEveryMs);
    this.#timer.unref();
  }

  /** Ends after the handler that runs, and lets another process go on. */
  async stop(): Promise<void> {
    this.#state = 'stopped';
    clearInterval(this.#timer);
    await this.#ticking; // Never rejects: whoever asked for it has the error.
    // A database that is gone keeps nobody from stopping: the lease runs out by itself.
    await this.#lease.release().catch((error: unknown) => {
      this.#options.logger.warn({ err: error }, 'the lease of what is due could not be released');
    });
  }

  /** Runs everything that is due now, after what an earlier call is at. */
  tick(): Promise<void> {
    this.#ticks += 1;
    const tick = this.#ticking.then(() => this.#runDue()).finally(() => (this.#ticks -= 1));
    this.#ticking = tick.catch(() => undefined);
    return tick;
  }

  async #runDue(): Promise<void> {
    for (;;) {
      if (!this.#mayRun() || !(await this.#lease.hold())) return;
      const rows = await this.#read();
      for (const row of rows) {
        if (!this.#mayRun() || !(await this.#lease.hold())) return;
        if (!(await this.#run(row))) return;
      }
      if (rows.length < batchSize) return;
    }
  }

  #mayRun(): boolean {
    return this.#state !== 'stopped' && this.#isStorageServing();
  }

  #isStorageServing(): boolean {
    return this.#options.database.health.condition.kind === 'serving';
  }

  #read(): Promise<DueRow[]> {
    const { database, clock } = this.#options;
    const known = [...this.#handlers.keys()];
    return database.db
      .select()
      .from(dueTable)
      .where(and(isNull(dueTable.parkedAt), lte(dueTable.at, clock.now()), inArray(dueTable.kind, known)))
      .orderBy(asc(dueTable.at), asc(dueTable.dueAt))
      .limit(batchSize);
  }

  /** @returns `false` when nothing more can be run now: the lease is lost, or the storage fails. */
  async #run(row: DueRow): Promise<boolean> {
    const { logger, onOutcome } = this.#options;
    try {
      const after = await this.#commit(row);
      onOutcome?.(row.kind, 'done');
      for (const act of after) {
        await act().catch((error: unknown) => logger.error({ err: error, kind: row.kind }, 'what follows a wake-up failed'));
      }
    } catch (error) {
      // A full disk says nothing of the wake-up: it is not counted against it.
      if (error instanceof LeaseLost || !this.#isStorageServing()) return false;
      if (error instanceof Replaced) onOutcome?.(row.kind, 'replaced');
      else await this.#noteFailure(row, error);
    }
    return true;
  }

  /** Runs the handler and ends the wake-up, in one transaction. @returns what is to be done after it. */
  #commit(row: DueRow): Promise<(() => Promise<void>)[]> {
    const { database, clock } = this.#options;
    const handler = this.#handlers.get(row.kind);
    return database.transaction(async (tx) => {
      await this.#lease.confirm(tx);
      const after: (() => Promise<void>)[] = [];
      const { key, payload, dueAt } = row;
      const wakeUp = { key, payload, dueAt, at: clock.now(), afterCommit: (act: () => Promise<void>) => void after.push(act) };
      const again = (await handler?.run(tx, wakeUp)) ?? null;
      // Last, as commands lock their own rows before they schedule: in the other order the two would wait for each other.
      const isOwn = eq(dueTable.id, row.id);
      // What wants to run again at once would leave no turn to anything else.
      const later = again === null ? null : new Date(Math.max(again.getTime(), wakeUp.at.getTime() + lookEveryMs));
      const ended =
        later === null
          ? await tx.delete(dueTable).where(isOwn).returning({ id: dueTable.id })
          : await tx
              .update(dueTable)
              .set({ at: later, dueAt: later, attempts: 0, lastFailure: null })
              .where(isOwn)
              .returning({ id: dueTable.id });
      if (ended.length === 0) throw new Replaced();
      return after;
    });
  }

  async #noteFailure(row: DueRow, error: unknown): Promise<void> {
    const { database, clock, logger, onOutcome } = this.#options;
    const attempts = row.attempts + 1;
    const repeats = (this.#handlers.get(row.kind)?.intervalMs ?? null) !== null;
    const isParked = attempts >= maxAttempts && !repeats;
    const now = clock.now();
    const waitMs = Math.min(longestRetryMs, firstRetryMs * 2 ** Math.min(attempts - 1, maxAttempts));
    logger.error({ err: error, kind: row.kind, attempts, isParked }, 'a wake-up failed');
    await database.db
      .update(dueTable)
      .set({
        attempts,
        at: new Date(now.getTime() + waitMs),
        lastFailure: failureOf(error),
        parkedAt: isParked ? now : null,
      })
      .where(eq(dueTable.id, row.id));
    onOutcome?.(row.kind, isParked ? 'parked' : 'failed');
  }
}

/** What went wrong, without words that may name a person. */
function failureOf(error: unknown): string {
  if (error instanceof FinemeshError) return error.code;
  return sqlStateOf(error) ?? (error instanceof Error ? error.name : 'unknown');
}
