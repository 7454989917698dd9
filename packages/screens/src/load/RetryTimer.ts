import { FinemeshError } from '@finemesh/contract';

/** Waiting times before what could not be loaded is asked for again by itself, in milliseconds; the last one for good. */
const delaysMs = [3_000, 5_000, 10_000, 30_000] as const;

/** Asks again for what could not be loaded, ever more rarely, where the same question may be answered later. */
export class RetryTimer {
  readonly #again: () => void;
  #failures = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(again: () => void) {
    this.#again = again;
  }

  /** Waits to ask again after a failure; does nothing where asking again cannot help. */
  failed(cause: unknown): void {
    this.stop();
    if (!(cause instanceof FinemeshError) || !cause.kind.retry) return;
    const delayMs = delaysMs[Math.min(this.#failures, delaysMs.length - 1)];
    this.#failures += 1;
    this.#timer = setTimeout(this.#again, delayMs);
  }

  /** The next failure is a first one. */
  succeeded(): void {
    this.stop();
    this.#failures = 0;
  }

  /** Does not ask again by itself. */
  stop(): void {
    clearTimeout(this.#timer);
  }
}
