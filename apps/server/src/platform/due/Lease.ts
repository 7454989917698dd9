import { randomUUID } from 'node:crypto';
import { and, eq, lte, or, sql } from 'drizzle-orm';
import type { Clock } from '../Clock.ts';
import type { Database, Tx } from '../database/index.ts';
import { leaseTable } from './tables.ts';

export interface LeaseOptions {
  readonly database: Database;
  readonly clock: Clock;
  /** What is held, for example `due`. */
  readonly name: string;
  /** How long it is held without being renewed, in milliseconds. */
  readonly durationMs: number;
}

/** The lease has come to another process; the transaction must not commit. */
export class LeaseLost extends Error {
  override readonly name = 'LeaseLost';
}

/** The right of one process at a time to do something, for as long as it renews it. */
export class Lease {
  readonly #options: LeaseOptions;
  readonly #holder = randomUUID();
  #state: { readonly kind: 'none' } | { readonly kind: 'held'; readonly token: number; readonly until: Date } = { kind: 'none' };
  /** Before it another's lease cannot have run out. */
  #nextTryAt = new Date(0);

  constructor(options: LeaseOptions) {
    this.#options = options;
  }

  get isHeld(): boolean {
    return this.#state.kind === 'held';
  }

  /** Acquires or renews the lease where needed; says whether this process has it. */
  async hold(): Promise<boolean> {
    const now = this.#options.clock.now();
    if (this.#state.kind === 'held') {
      const left = this.#state.until.getTime() - now.getTime();
      return left > this.#options.durationMs / 2 || this.#acquire(now, false);
    }
    if (now < this.#nextTryAt) return false;
    // Read first: acquiring waits for a transaction of the holder, and must not do so in every process all the time.
    const other = await this.#read();
    if (other !== undefined && other.until > now) {
      this.#nextTryAt = other.until;
      return false;
    }
    return this.#acquire(now, false);
  }

  /** Acquires the lease whoever had it: where this is known to be the only process. */
  async takeOver(): Promise<void> {
    await this.#acquire(this.#options.clock.now(), true);
  }

  /**
   * Makes the transaction one that commits only while this process holds the lease: nobody can acquire it before the end of the
   * transaction.
   *
   * @throws LeaseLost when another process has it.
   */
  async confirm(tx: Tx): Promise<void> {
    const token = this.#state.kind === 'held' ? this.#state.token : -1;
    const held = await tx
      .select({ name: leaseTable.name })
      .from(leaseTable)
      .where(and(this.#isOwn(), eq(leaseTable.token, token)))
      .for('share');
    if (held.length > 0) return;
    this.#state = { kind: 'none' };
    throw new LeaseLost('another process holds the lease');
  }

  /** Lets another process acquire the lease at once. */
  async release(): Promise<void> {
    if (this.#state.kind === 'none') return;
    this.#state = { kind: 'none' };
    await this.#options.database.db.update(leaseTable).set({ until: this.#options.clock.now() }).where(this.#isOwn());
  }

  async #read(): Promise<typeof leaseTable.$inferSelect | undefined> {
    const { database, name } = this.#options;
    const [row] = await database.db.select().from(leaseTable).where(eq(leaseTable.name, name));
    return row;
  }

  async #acquire(now: Date, isForced: boolean): Promise<boolean> {
    const { database, name, durationMs } = this.#options;
    const until = new Date(now.getTime() + durationMs);
    const holder = this.#holder;
    const isMine = eq(leaseTable.holder, holder);
    const isFree = isForced ? undefined : or(isMine, lte(leaseTable.until, now));
    const [row] = await database.db
      .insert(leaseTable)
      .values({ name, holder, until, token: 1 })
      .onConflictDoUpdate({
        target: leaseTable.name,
        set: { holder, until, token: sql`case when ${isMine} then ${leaseTable.token} else ${leaseTable.token} + 1 end` },
        ...(isFree === undefined ? {} : { setWhere: isFree }),
      })
      .returning({ token: leaseTable.token });
    this.#state = row === undefined ? { kind: 'none' } : { kind: 'held', token: row.token, until };
    return row !== undefined;
  }

  #isOwn() {
    return and(eq(leaseTable.name, this.#options.name), eq(leaseTable.holder, this.#holder));
  }
}
