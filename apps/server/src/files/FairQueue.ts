import { FinemeshError } from '@finemesh/contract';

export interface FairQueueOptions {
  /** Jobs that may wait at once. */
  readonly maxWaiting: number;
  /** Of these, from one sender. */
  readonly maxOfOne: number;
}

/**
 * Runs one job at a time and lets senders take turns, so that whoever sends many, or slow ones, delays everybody else by one job
 * at most.
 */
export class FairQueue {
  readonly #options: FairQueueOptions;
  /** Jobs by sender; the first sender's turn is next. */
  readonly #waiting = new Map<string, (() => Promise<void>)[]>();
  #size = 0;
  #running = false;

  constructor(options: FairQueueOptions) {
    this.#options = options;
  }

  /**
   * Runs the job when its sender's turn comes.
   *
   * @throws `tooManyRequests` when this sender has too many waiting, `unavailable` when all together have.
   */
  run<T>(sender: string, job: () => Promise<T>): Promise<T> {
    const own = this.#waiting.get(sender) ?? [];
    if (own.length >= this.#options.maxOfOne) throw new FinemeshError('tooManyRequests');
    if (this.#size >= this.#options.maxWaiting) throw new FinemeshError('unavailable', { detail: 'many photos come at once' });
    return new Promise((resolve, reject) => {
      own.push(async () => {
        // Whether one fails is its own sender's concern.
        await job().then(resolve, reject);
      });
      this.#waiting.set(sender, own);
      this.#size += 1;
      // Jobs never reject: each hands its failure to its own sender.
      if (!this.#running) this.#drain().catch(reject);
    });
  }

  async #drain(): Promise<void> {
    this.#running = true;
    for (let job = this.#next(); job !== undefined; job = this.#next()) await job();
    this.#running = false;
  }

  #next(): (() => Promise<void>) | undefined {
    const [turn] = this.#waiting;
    if (turn === undefined) return undefined;
    const [sender, jobs] = turn;
    const job = jobs.shift();
    this.#size -= 1;
    // Behind all others: a Map keeps the order of insertion.
    this.#waiting.delete(sender);
    if (jobs.length > 0) this.#waiting.set(sender, jobs);
    return job;
  }
}
