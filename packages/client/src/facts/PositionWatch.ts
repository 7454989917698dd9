import type { WatchPositions } from '@finemesh/contract';
import type { FactsSocket } from './FactsSocket.ts';

/** A map that is dragged says where it is more often than a server must be asked; in milliseconds. */
const everyMs = 250;

/** Where the page watches positions: the newest area is asked for, at most four a second, and again after each reconnect. */
export class PositionWatch {
  readonly #socket: FactsSocket;
  #wanted: WatchPositions | null = null;
  #asked: WatchPositions | null = null;
  #isOpen = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(socket: FactsSocket) {
    this.#socket = socket;
  }

  get isWanted(): boolean {
    return this.#wanted !== null;
  }

  /** Watches another area, or none. */
  want(watch: WatchPositions | null): void {
    this.#wanted = watch;
    if (this.#timer === undefined) this.#ask();
  }

  opened(): void {
    this.#isOpen = true;
    this.#asked = null;
    this.#ask();
  }

  closed(): void {
    this.#isOpen = false;
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #ask(): void {
    if (!this.#isOpen || this.#wanted === this.#asked) return;
    this.#asked = this.#wanted;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#ask();
    }, everyMs);
    if (this.#wanted === null) this.#socket.unwatchPositions();
    else this.#socket.watchPositions(this.#wanted, (answer) => this.#answered(answer?.ok === false && answer.code === 'tooManyRequests'));
  }

  /** What was refused for coming too fast is asked for once more. */
  #answered(wasTooFast: boolean): void {
    if (!wasTooFast) return;
    this.#asked = null;
    if (this.#timer === undefined) this.#ask();
  }
}
