/** A stock client leaves when no frame came for 30 s, so a line says something after this much silence. */
const longestSilenceMs = 10_000;

/**
 * Whether a line is alive, judged at every beat: `dead` when the ping of the beat before was not answered, for a phone that went into
 * a lift never says so; `silent` when nothing was sent for 10 s; else `busy`.
 */
export class Heartbeat {
  #state: 'answered' | 'asked' = 'answered';
  #sentAtMs: number;

  constructor(nowMs: number) {
    this.#sentAtMs = nowMs;
  }

  /** A frame left. */
  sent(nowMs: number): void {
    this.#sentAtMs = nowMs;
  }

  /** The other end has answered a ping. */
  answered(): void {
    this.#state = 'answered';
  }

  /** Judges the line; unless it is dead a ping has to be sent now. */
  beat(nowMs: number): 'dead' | 'silent' | 'busy' {
    if (this.#state === 'asked') return 'dead';
    this.#state = 'asked';
    return nowMs - this.#sentAtMs > longestSilenceMs ? 'silent' : 'busy';
  }
}
