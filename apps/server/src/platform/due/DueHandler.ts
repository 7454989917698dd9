import type { z } from 'zod';
import type { Tx } from '../database/index.ts';

/** What a wake-up is about, with the shape of its payload. */
export interface DueKind<Payload> {
  /** `<area>.<what>`, for example `people.postTurns`. */
  readonly name: string;
  /** Ids and codes: personal data stays in the areas' own tables. */
  readonly schema: z.ZodType<Payload>;
}

/** A wake-up whose moment has come. */
export interface WakeUp<Payload> {
  readonly key: string;
  readonly payload: Payload;
  /** When it should have run. */
  readonly dueAt: Date;
  /** Now. */
  readonly at: Date;
  /** Runs `act` once the handler's transaction has committed; a crash between the two loses it. */
  afterCommit(act: () => Promise<void>): void;
}

/** What a handler gets to know, before its kind has read the payload. */
export interface RawWakeUp extends Omit<WakeUp<unknown>, 'payload'> {
  readonly payload: unknown;
}

/** What is done when a wake-up of the kind is due; see `onDue` and `repeatEvery`. */
export interface DueHandler {
  readonly kind: string;
  /** Milliseconds between two runs of what repeats; `null` for what is scheduled by commands. */
  readonly intervalMs: number | null;
  /** @returns when to run it again, `null` for not again. */
  run(tx: Tx, wakeUp: RawWakeUp): Promise<Date | null>;
}

/**
 * The handler of a kind. It acts through `tx` alone and must bear to find that there is nothing to do any more.
 *
 * @param run returns when it wants to be woken again for the same key, `null` for not again.
 */
export function onDue<Payload>(
  kind: DueKind<Payload>,
  run: (tx: Tx, wakeUp: WakeUp<Payload>) => Promise<Date | null>,
): DueHandler {
  return {
    kind: kind.name,
    intervalMs: null,
    run: (tx, wakeUp) => run(tx, { ...wakeUp, payload: kind.schema.parse(wakeUp.payload) }),
  };
}

/** A handler that runs at the first start and then once in each interval. */
export function repeatEvery(
  kind: string,
  intervalMs: number,
  run: (tx: Tx, wakeUp: RawWakeUp) => Promise<void>,
): DueHandler {
  return {
    kind,
    intervalMs,
    async run(tx, wakeUp) {
      await run(tx, wakeUp);
      return new Date(wakeUp.at.getTime() + intervalMs);
    },
  };
}
