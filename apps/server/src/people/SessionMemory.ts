import type { AccountId } from '@finemesh/domain';

/** Who a cookie belongs to. */
export interface SignedIn {
  readonly accountId: AccountId;
  readonly sessionId: string;
}

interface Remembered {
  readonly signedIn: SignedIn | null;
  /** Milliseconds since 1970. */
  readonly until: number;
}

/** A screen asks several times a second; an answer that nothing has confirmed for longer counts as none. */
const rememberMs = 10_000;
/** Longer than any look-up takes; afterwards the database itself knows no such session. */
const endedMs = 60_000;
const rememberedAtMost = 10_000;

/** Who the cookies of the last seconds belong to, without sessions that have ended. */
export class SessionMemory {
  readonly #remembered = new Map<string, Remembered>();
  /** Sessions that have ended, with the moment until which an answer from before may still be on its way. */
  readonly #ended = new Map<string, number>();

  /** `null` for a cookie that is nobody's, `undefined` for one that must be looked up. */
  recall(cookie: string, at: Date): SignedIn | null | undefined {
    const known = this.#remembered.get(cookie);
    if (known === undefined || known.until <= at.getTime()) return undefined;
    return known.signedIn;
  }

  /**
   * Remembers what a look-up has found, and returns what is true of it: a session that has ended since it was read is
   * nobody's.
   */
  remember(cookie: string, found: SignedIn | null, at: Date): SignedIn | null {
    const signedIn = found !== null && this.#ended.has(found.sessionId) ? null : found;
    if (this.#remembered.size >= rememberedAtMost) this.#remembered.clear();
    this.#remembered.set(cookie, { signedIn, until: at.getTime() + rememberMs });
    return signedIn;
  }

  /** Forgets a session that has ended. */
  end(sessionId: string, at: Date): void {
    const now = at.getTime();
    for (const [old, until] of this.#ended) if (until <= now) this.#ended.delete(old);
    this.#ended.set(sessionId, now + endedMs);
    for (const [cookie, { signedIn }] of this.#remembered) {
      if (signedIn?.sessionId === sessionId) this.#remembered.delete(cookie);
    }
  }
}
