import type { Tx } from './Database.ts';

type Step = (tx: Tx) => Promise<void>;

/** Steps of open transactions; an entry lives as long as its transaction. */
const beforeCommitSteps = new WeakMap<Tx, Step[]>();

/**
 * Adds a step that runs in the transaction after everything else in it, directly before COMMIT. For what must hold
 * a lock for the shortest time. A step that throws rolls the transaction back.
 */
export function beforeCommit(tx: Tx, step: Step): void {
  const steps = beforeCommitSteps.get(tx);
  if (steps === undefined) throw new Error('beforeCommit needs a transaction opened by Database.transaction');
  steps.push(step);
}

/** Called by `Database.transaction` when a transaction has begun. */
export function armHooks(tx: Tx): void {
  beforeCommitSteps.set(tx, []);
}

/** Called by `Database.transaction` when the caller's part is done. */
export async function runBeforeCommit(tx: Tx): Promise<void> {
  for (const step of beforeCommitSteps.get(tx) ?? []) await step(tx);
}
