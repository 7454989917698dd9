import type { Logger } from 'pino';
import type { Ticker } from '../Ticker.ts';
import { logFailure } from '../logging/index.ts';
import { storageFaultTexts, type DatabaseHealth } from './DatabaseHealth.ts';

export interface PostgresWatchOptions {
  /** One question. @throws when PostgreSQL does not answer it, and when that takes too long. */
  readonly ask: () => Promise<unknown>;
  readonly health: DatabaseHealth;
  readonly logger: Logger;
  readonly ticker: Ticker;
  /** Milliseconds until a question that has failed is asked again. Default 250. */
  readonly askAgainMs?: number;
}

/** Milliseconds between two looks. */
export const lookEveryMs = 1_000;

/**
 * Says when PostgreSQL is away and when it is back. It is away once two questions in a row have failed, since one connection may be
 * lost without it, and back with the first answer.
 */
export class PostgresWatch {
  readonly #options: PostgresWatchOptions;
  readonly #stopTicking: () => void;
  /** One look at a time, however slow: a second one would learn nothing sooner. */
  #state: 'idle' | 'looking' | 'stopped' = 'idle';

  constructor(options: PostgresWatchOptions) {
    this.#options = options;
    this.#stopTicking = options.ticker.every(lookEveryMs, () => this.look());
  }

  /** Asks now, as when a connection was lost. */
  look(): void {
    if (this.#state !== 'idle') return;
    this.#state = 'looking';
    this.#findFailure()
      .then((failure) => {
        if (this.#isStopped()) return;
        this.#state = 'idle';
        this.#conclude(failure);
      })
      .catch(logFailure(this.#options.logger, 'who follows the state of the database failed'));
  }

  stop(): void {
    this.#state = 'stopped';
    this.#stopTicking();
  }

  async #findFailure(): Promise<Failure | null> {
    const failure = await this.#ask();
    if (failure === null || this.#isAway()) return failure;
    await new Promise((resolve) => setTimeout(resolve, this.#options.askAgainMs ?? 250));
    return this.#isStopped() ? null : this.#ask();
  }

  /** The message alone: pg hangs the whole connection on its errors, password included. */
  #ask(): Promise<Failure | null> {
    return this.#options.ask().then(
      () => null,
      (error: unknown) => ({ reason: error instanceof Error ? error.message : String(error) }),
    );
  }

  #conclude(failure: Failure | null): void {
    const { health, logger } = this.#options;
    if (this.#isAway() === (failure !== null)) return;
    if (failure === null) {
      logger.info('the database answers again');
      health.become({ kind: 'serving' });
    } else {
      logger.error(failure, storageFaultTexts.unreachable);
      health.become({ kind: 'away', fault: 'unreachable', since: new Date() });
    }
  }

  #isAway(): boolean {
    return this.#options.health.condition.kind === 'away';
  }

  /** In a method, since the compiler does not see that waiting may have changed the state. */
  #isStopped(): boolean {
    return this.#state === 'stopped';
  }
}

interface Failure {
  readonly reason: string;
}
