import { FinemeshError, type SignIn } from '@finemesh/contract';
import { AttemptLimiter } from './AttemptLimiter.ts';

const windowMs = 15 * 60_000;

/**
 * Lets only so many wrong passwords through in a quarter of an hour: 10 for a name from one address, 50 for a name from anywhere, 100
 * from one address. The first is what a person meets; it is bound to the address so that a stranger cannot lock somebody out.
 */
export class SignInGate {
  readonly #limits = [
    { limiter: new AttemptLimiter({ attempts: 10, windowMs }), keyOf: (name: string, from: string) => `${from} ${name}` },
    { limiter: new AttemptLimiter({ attempts: 50, windowMs }), keyOf: (name: string) => name },
    { limiter: new AttemptLimiter({ attempts: 100, windowMs }), keyOf: (_: string, from: string) => from },
  ];

  /**
   * Runs the sign-in as one attempt; only a failed one counts.
   *
   * @param onRefused hears for how many seconds nothing more is tried.
   * @throws `tooManyRequests` with the wait in its detail, before the password is looked at.
   */
  async pass<T>(
    { username }: Pick<SignIn, 'username'>,
    from: string,
    at: Date,
    signIn: () => Promise<T>,
    onRefused: (waitSeconds: number) => void = () => undefined,
  ): Promise<T> {
    const name = username.trim().toLowerCase();
    const taken: { limiter: AttemptLimiter; key: string }[] = [];
    for (const { limiter, keyOf } of this.#limits) {
      const key = keyOf(name, from);
      const waitSeconds = limiter.take(key, at);
      if (waitSeconds !== null) {
        giveBack(taken);
        onRefused(waitSeconds);
        throw new FinemeshError('tooManyRequests', { detail: `try again in ${waitSeconds} s` });
      }
      taken.push({ limiter, key });
    }
    const result = await signIn();
    giveBack(taken);
    return result;
  }
}

function giveBack(taken: readonly { limiter: AttemptLimiter; key: string }[]): void {
  for (const { limiter, key } of taken) limiter.giveBack(key);
}
