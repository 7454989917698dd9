/** Shortest time between two animated frames, milliseconds: 30 frames a second are smooth for slow glides. */
const shortestGapMs = 33;
/** Longest gap, so that a very slow machine still shows motion twice a second. */
const longestGapMs = 500;

/**
 * Asks for animated frames no faster than the machine draws them.
 *
 * Each frame redraws the whole map. Where there is no GPU that may take 100 ms, and asking again at
 * once would starve the page. So the pause after a frame is twice what the frame took to come.
 */
export class AnimationBeat {
  readonly #isWanted: () => boolean;
  readonly #requestFrame: () => void;
  readonly #now: () => number;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #askedAt = 0;

  /** @param options.isWanted whether anything still moves; asked after each frame */
  constructor(options: { isWanted: () => boolean; requestFrame: () => void; now: () => number }) {
    this.#isWanted = options.isWanted;
    this.#requestFrame = options.requestFrame;
    this.#now = options.now;
  }

  /** Asks for a frame now, unless one is asked for already. */
  wake(): void {
    if (this.#timer === undefined && this.#askedAt === 0) this.#ask();
  }

  /** To be called when a frame was drawn. */
  frameDrawn(): void {
    if (this.#timer !== undefined) return;
    const tookMs = this.#askedAt === 0 ? 0 : this.#now() - this.#askedAt;
    this.#askedAt = 0;
    if (!this.#isWanted()) return;
    const gapMs = Math.min(longestGapMs, Math.max(shortestGapMs, 2 * tookMs));
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#ask();
    }, gapMs);
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#askedAt = 0;
  }

  #ask(): void {
    this.#askedAt = this.#now();
    this.#requestFrame();
  }
}
