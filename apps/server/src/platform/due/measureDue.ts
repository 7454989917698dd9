import { sql } from 'drizzle-orm';
import { Counter, Gauge, type Registry } from 'prom-client';
import type { Clock } from '../Clock.ts';
import type { Database } from '../database/index.ts';
import type { DueOutcome } from './DueScheduler.ts';
import { dueTable } from './tables.ts';

interface Waiting {
  readonly kind: string;
  readonly waiting: number;
  readonly parked: number;
  readonly oldest: Date | null;
}

/**
 * Shows what waits, what is late and what was given up. Returns what counts the runs.
 *
 * @param isLeader whether this process is the one that runs handlers
 */
export function measureDue(
  registry: Registry,
  { database, clock }: { readonly database: Database; readonly clock: Clock },
  isLeader: () => boolean,
): (kind: string, outcome: DueOutcome) => void {
  const registers = [registry];
  const runs = new Counter({
    name: 'finemesh_due_runs_total',
    help: 'Runs of wake-ups by how they ended',
    labelNames: ['kind', 'outcome'],
    registers,
  });
  /** A database that does not answer is for `/readyz` to say; here it must not hide all other figures. */
  const read = (): Promise<Waiting[]> => readWaiting(database).catch(() => []);
  new Gauge({
    name: 'finemesh_due_wake_ups',
    help: 'Wake-ups that will run (waiting) or have failed too often (parked)',
    labelNames: ['kind', 'state'],
    registers,
    async collect() {
      const rows = await read();
      this.reset();
      for (const { kind, waiting, parked } of rows) {
        this.set({ kind, state: 'waiting' }, waiting);
        this.set({ kind, state: 'parked' }, parked);
      }
    },
  });
  new Gauge({
    name: 'finemesh_due_late_seconds',
    help: 'By how much the oldest wake-up that waits is late',
    labelNames: ['kind'],
    registers,
    async collect() {
      const rows = await read();
      const now = clock.now().getTime();
      this.reset();
      for (const { kind, oldest } of rows) this.set({ kind }, Math.max(0, now - (oldest ?? clock.now()).getTime()) / 1_000);
    },
  });
  new Gauge({
    name: 'finemesh_due_leader',
    help: 'Whether this process runs what is due',
    registers,
    collect() {
      this.set(isLeader() ? 1 : 0);
    },
  });
  return (kind, outcome) => runs.inc({ kind, outcome });
}

function readWaiting(database: Database): Promise<Waiting[]> {
  const isWaiting = sql`${dueTable.parkedAt} is null`;
  return database.db
    .select({
      kind: dueTable.kind,
      waiting: sql<number>`count(*) filter (where ${isWaiting})`.mapWith(Number),
      parked: sql<number>`count(*) filter (where not ${isWaiting})`.mapWith(Number),
      oldest: sql<Date | null>`min(${dueTable.dueAt}) filter (where ${isWaiting})`.mapWith(dueTable.dueAt),
    })
    .from(dueTable)
    .groupBy(dueTable.kind);
}
