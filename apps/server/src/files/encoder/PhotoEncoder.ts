import type { ChildProcess } from 'node:child_process';
import type { Logger } from 'pino';
import type { EncodeJob, EncodeOutcome } from './encoder-messages.ts';
import { startEncoderProcess } from './startEncoderProcess.ts';

export interface PhotoEncoderOptions {
  readonly logger: Logger;
  /** Milliseconds after which a job and its process are given up. Default 30,000: a large HEIC on a busy machine takes ten. */
  readonly timeLimitMs?: number;
  /** Milliseconds without a job after which the process ends and gives its memory back. Default 60,000. */
  readonly restAfterMs?: number;
  /** Default: the encoder's own process. */
  readonly start?: () => ChildProcess;
}

type Settle = (outcome: EncodeOutcome) => void;

type State =
  | { readonly kind: 'asleep' }
  | { readonly kind: 'awake'; readonly child: ChildProcess; readonly rest: NodeJS.Timeout }
  | { readonly kind: 'working'; readonly child: ChildProcess; readonly settle: Settle; readonly limit: NodeJS.Timeout }
  | { readonly kind: 'stopped' };

/**
 * Encodes photos in a process of its own, one at a time. A decoder cannot be interrupted from inside, so a photo that takes too
 * long ends the process; the next photo gets a new one.
 */
export class PhotoEncoder {
  readonly #logger: Logger;
  readonly #timeLimitMs: number;
  readonly #restAfterMs: number;
  readonly #start: () => ChildProcess;
  #state: State = { kind: 'asleep' };

  constructor({ logger, timeLimitMs = 30_000, restAfterMs = 60_000, start = startEncoderProcess }: PhotoEncoderOptions) {
    this.#logger = logger;
    this.#timeLimitMs = timeLimitMs;
    this.#restAfterMs = restAfterMs;
    this.#start = start;
  }

  /** Encodes one photo. @throws Error while another one is encoded, and after `stop`. */
  encode(job: EncodeJob): Promise<EncodeOutcome> {
    const state = this.#state;
    if (state.kind === 'working' || state.kind === 'stopped') throw new Error(`the encoder is ${state.kind}`);
    if (state.kind === 'awake') clearTimeout(state.rest);
    const child = state.kind === 'awake' ? state.child : this.#wake();
    return new Promise((settle) => {
      const limit = setTimeout(() => this.#giveUp(), this.#timeLimitMs);
      this.#state = { kind: 'working', child, settle, limit };
      // A process that ends at this moment says so by `exit`.
      child.send(job, () => undefined);
    });
  }

  /** Ends the process, whatever it does; a job under way is `broken`. */
  stop(): void {
    const state = this.#state;
    this.#state = { kind: 'stopped' };
    if (state.kind === 'awake') clearTimeout(state.rest);
    if (state.kind === 'working') {
      clearTimeout(state.limit);
      state.settle({ kind: 'broken', code: 'stopped', message: 'the server is stopping' });
    }
    if (state.kind === 'awake' || state.kind === 'working') state.child.kill('SIGKILL');
  }

  #wake(): ChildProcess {
    const child = this.#start();
    child.on('message', (outcome: EncodeOutcome) => this.#finish(child, outcome));
    child.on('error', (error) => this.#lose(child, error.message));
    child.on('exit', (code, signal) => this.#lose(child, `ended with ${signal ?? code}`));
    return child;
  }

  /** The job's outcome has come; the process stays for the next one. */
  #finish(child: ChildProcess, outcome: EncodeOutcome): void {
    if (this.#state.kind !== 'working' || this.#state.child !== child) return;
    const { settle, limit } = this.#state;
    clearTimeout(limit);
    const rest = setTimeout(() => this.#rest(), this.#restAfterMs);
    rest.unref();
    this.#state = { kind: 'awake', child, rest };
    settle(outcome);
  }

  #rest(): void {
    if (this.#state.kind !== 'awake') return;
    this.#state.child.kill();
    this.#state = { kind: 'asleep' };
  }

  #giveUp(): void {
    if (this.#state.kind !== 'working') return;
    const { child, settle } = this.#state;
    this.#state = { kind: 'asleep' };
    child.kill('SIGKILL');
    this.#logger.warn({ timeLimitMs: this.#timeLimitMs }, 'a photo took too long to decode; the encoder was ended');
    settle({ kind: 'refused', code: 'tooSlow', message: 'the photo takes too long to decode' });
  }

  /** The process has ended by itself, for example because a decoder crashed or memory ran out. */
  #lose(child: ChildProcess, reason: string): void {
    const state = this.#state;
    if ((state.kind !== 'awake' && state.kind !== 'working') || state.child !== child) return;
    this.#state = { kind: 'asleep' };
    if (state.kind === 'awake') return clearTimeout(state.rest);
    clearTimeout(state.limit);
    this.#logger.warn({ reason }, 'the encoder ended while it decoded a photo');
    state.settle({ kind: 'refused', code: 'damaged', message: 'the photo cannot be decoded' });
  }
}
