export interface GuessTurnsOptions {
  /** Time between two turns of one key, in milliseconds. */
  readonly spacingMs: number;
  /** Who would wait longer is refused, in milliseconds. */
  readonly longestWaitMs: number;
}

/** Gives those who want the same key their turns one after another, in the order in which they come. */
export class GuessTurns {
  readonly #options: GuessTurnsOptions;
  /** When the next turn of a key is free, in milliseconds since 1970. No key stays longer than its last turn. */
  readonly #freeAt = new Map<string, number>();

  constructor(options: GuessTurnsOptions) {
    this.#options = options;
  }

  /** Milliseconds until the caller's turn, which is then its own; `null` when there are too many before it. */
  reserve(key: string, at: Date): number | null {
    const now = at.getTime();
    for (const [known, freeAt] of this.#freeAt) if (freeAt <= now) this.#freeAt.delete(known);
    const turnAt = this.#freeAt.get(key) ?? now;
    if (turnAt - now > this.#options.longestWaitMs) return null;
    this.#freeAt.set(key, turnAt + this.#options.spacingMs);
    return turnAt - now;
  }
}
