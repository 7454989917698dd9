export interface RoomWatchOptions {
  /** Free bytes on the disk. @throws when that cannot be found out. */
  readonly freeBytes: () => number;
  /** Called when the room becomes too small, and when it is enough again. */
  readonly onChange: (enough: boolean) => void;
  /** Milliseconds between two looks. Default 1,000. */
  readonly everyMs?: number | undefined;
}

/**
 * Below this, changes are refused. The engine's log grows by whole segments of 16 MB, and where it cannot have its next one the
 * engine ends in the middle of a commit: two segments, and as much again for what a checkpoint writes.
 */
export const reserveBytes = 64 * 2 ** 20;

/** From so much on changes are accepted again: further up, so that it does not change with every photo that comes and goes. */
export const enoughBytes = reserveBytes + 16 * 2 ** 20;

/** Watches over the room that the embedded database must never run out of. */
export class RoomWatch {
  readonly #options: RoomWatchOptions;
  readonly #timer: NodeJS.Timeout;
  #enough = true;

  constructor(options: RoomWatchOptions) {
    this.#options = options;
    this.#timer = setInterval(() => this.check(), options.everyMs ?? 1_000);
    this.#timer.unref();
  }

  /** Asks now. A disk that cannot be asked has as much room as before: the database itself says what it suffers from. */
  check(): void {
    const free = this.#ask();
    if (free === null) return;
    const enough = free >= (this.#enough ? reserveBytes : enoughBytes);
    if (enough === this.#enough) return;
    this.#enough = enough;
    this.#options.onChange(enough);
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  #ask(): number | null {
    try {
      return this.#options.freeBytes();
    } catch {
      return null;
    }
  }
}
