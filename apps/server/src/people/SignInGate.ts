import { setTimeout as waitFor } from 'node:timers/promises';
import { FinemeshError } from '@finemesh/contract';
import { AttemptLimiter } from './AttemptLimiter.ts';
import { GuessTurns } from './GuessTurns.ts';
import type { DeviceNumber } from './KnownDevices.ts';

/** Who wants to sign in to what. */
export interface SignInAttempt {
  /** The account's name in lower case; it may not exist. */
  readonly name: string;
  /** Network that the attempt comes from; see `networkOf` of the platform. */
  readonly network: string;
  /** The device's number, where it has signed in to the account before. */
  readonly device: DeviceNumber | null;
}

export interface SignInGateOptions {
  readonly now: () => Date;
  /** Resolves after the milliseconds. Default: of the machine. */
  readonly wait?: (ms: number) => Promise<unknown>;
}

interface Counted {
  readonly limiter: AttemptLimiter;
  readonly key: string;
}

const windowMs = 15 * 60_000;

/** Lets only so many wrong passwords through, without letting a stranger lock anybody out. The rules and numbers are in SPEC.md. */
export class SignInGate {
  readonly #now: () => Date;
  readonly #wait: (ms: number) => Promise<unknown>;
  readonly #byDevice = new AttemptLimiter({ attempts: 10, windowMs });
  readonly #byNetworkAndName = new AttemptLimiter({ attempts: 10, windowMs });
  readonly #byNetwork = new AttemptLimiter({ attempts: 200, windowMs });
  readonly #byName = new AttemptLimiter({ attempts: 50, windowMs });
  readonly #turns = new GuessTurns({ spacingMs: 4_000, longestWaitMs: 20_000 });

  constructor({ now, wait = waitFor }: SignInGateOptions) {
    this.#now = now;
    this.#wait = wait;
  }

  /**
   * Runs the sign-in as one attempt; only one with a wrong name or password counts.
   *
   * @param onRefused receives for how many seconds nothing more is tried.
   * @throws `tooManyRequests` with the wait in its detail, before the password is looked at; what `signIn` throws.
   */
  async pass<T>(attempt: SignInAttempt, signIn: () => Promise<T>, onRefused: (waitSeconds: number) => void = () => undefined): Promise<T> {
    const counted = this.#count(this.#limitsOf(attempt), onRefused);
    try {
      if (attempt.device === null) counted.push(...(await this.#awaitTurn(attempt.name, onRefused)));
      const result = await signIn();
      forgive(counted);
      return result;
    } catch (error) {
      if (!(error instanceof FinemeshError && error.code === 'wrongCredentials')) forgive(counted);
      throw error;
    }
  }

  #limitsOf({ name, network, device }: SignInAttempt): Counted[] {
    if (device !== null) return [{ limiter: this.#byDevice, key: `${device} ${name}` }];
    return [
      { limiter: this.#byNetworkAndName, key: `${network} ${name}` },
      { limiter: this.#byNetwork, key: network },
    ];
  }

  #count(limits: readonly Counted[], onRefused: (waitSeconds: number) => void): Counted[] {
    const counted: Counted[] = [];
    for (const limit of limits) {
      const waitSeconds = limit.limiter.count(limit.key, this.#now());
      if (waitSeconds > 0) {
        forgive(counted);
        throw refuse(waitSeconds, onRefused);
      }
      counted.push(limit);
    }
    return counted;
  }

  /** SG4: beyond the ceiling of an account, unknown devices are judged one after another. */
  async #awaitTurn(name: string, onRefused: (waitSeconds: number) => void): Promise<Counted[]> {
    const limit = { limiter: this.#byName, key: name };
    if (limit.limiter.count(name, this.#now()) === 0) return [limit];
    const waitMs = this.#turns.reserve(name, this.#now());
    if (waitMs === null) throw refuse(comeBackSeconds, onRefused);
    if (waitMs > 0) await this.#wait(waitMs);
    return [];
  }
}

/** Two turns: whoever comes back then may find a place. */
const comeBackSeconds = 8;

function forgive(counted: readonly Counted[]): void {
  for (const { limiter, key } of counted) limiter.forgive(key);
}

function refuse(waitSeconds: number, onRefused: (waitSeconds: number) => void): FinemeshError {
  onRefused(waitSeconds);
  return new FinemeshError('tooManyRequests', { detail: `try again in ${waitSeconds} s` });
}
