import { encodePositionRecords, positionSocketPath } from '@finemesh/contract';

/** `off`: nothing is read or sent; `asking`: the browser asks its person; `waiting`: no reading or no connection yet. */
export type SenderState = 'off' | 'asking' | 'waiting' | 'sending' | 'denied' | 'unsupported';

export interface PositionSenderOptions {
  readonly ticket: () => Promise<string>;
  readonly onState: (state: SenderState, lastSentAt: number | null) => void;
  readonly geolocation?: Pick<Geolocation, 'watchPosition' | 'clearWatch'> | undefined;
  readonly openSocket?: (url: string) => WebSocket;
  /** Origin of the socket, `ws://…` or `wss://…`. */
  readonly socketOrigin: string;
  readonly now?: () => number;
}

/**
 * Sends this phone's readings to the positions plane while its owner shares: newest only, never a queue, since nobody waits
 * for an old position. `start` asks the browser for permission; `stop` ends reading and sending at once.
 */
export class PositionSender {
  readonly #options: PositionSenderOptions;
  #watchId: number | null = null;
  #socket: WebSocket | null = null;
  #latest: { reading: GeolocationPosition; readAt: number } | null = null;
  #timer: ReturnType<typeof setInterval> | undefined;
  #lastSentAt: number | null = null;
  #connecting = false;

  constructor(options: PositionSenderOptions) {
    this.#options = options;
  }

  start(): void {
    const geolocation = this.#options.geolocation;
    if (geolocation === undefined) return this.#report('unsupported');
    if (this.#watchId !== null) return;
    this.#report('asking');
    this.#watchId = geolocation.watchPosition(
      (reading) => {
        this.#latest = { reading, readAt: this.#now() };
        this.#sendLatest();
      },
      (error) => {
        if (error.code === error.PERMISSION_DENIED) {
          this.stop();
          this.#report('denied');
        } else this.#report('waiting');
      },
      { enableHighAccuracy: true, maximumAge: 5_000 },
    );
    // A phone that stands still gives no new readings; the last one said again each second keeps the dot alive.
    this.#timer = setInterval(() => this.#sendLatest(), 1_000);
  }

  stop(): void {
    if (this.#watchId !== null) this.#options.geolocation?.clearWatch(this.#watchId);
    clearInterval(this.#timer);
    this.#watchId = null;
    this.#latest = null;
    this.#lastSentAt = null;
    this.#socket?.close(1000);
    this.#socket = null;
    this.#report('off');
  }

  #sendLatest(): void {
    if (this.#latest === null || this.#watchId === null) return;
    if (this.#socket?.readyState !== 1) {
      this.#report('waiting');
      void this.#connect();
      return;
    }
    const { coords } = this.#latest.reading;
    this.#socket.send(
      encodePositionRecords([
        {
          sharer: 0,
          point: [coords.longitude, coords.latitude],
          ageMs: this.#now() - this.#latest.readAt,
          headingDegrees: coords.heading === null || Number.isNaN(coords.heading) ? null : coords.heading,
          speedMetersPerSecond: coords.speed,
        },
      ]) as Uint8Array<ArrayBuffer>,
    );
    this.#lastSentAt = this.#now();
    this.#report('sending');
  }

  async #connect(): Promise<void> {
    if (this.#connecting || this.#socket?.readyState === 0) return;
    this.#connecting = true;
    try {
      const ticket = await this.#options.ticket();
      if (this.#watchId === null) return;
      const open = this.#options.openSocket ?? ((url: string) => new WebSocket(url));
      this.#socket = open(`${this.#options.socketOrigin}${positionSocketPath}?ticket=${encodeURIComponent(ticket)}`);
    } catch {
      // The next reading, at most a second away, tries again.
    } finally {
      this.#connecting = false;
    }
  }

  #report(state: SenderState): void {
    this.#options.onState(state, this.#lastSentAt);
  }

  #now(): number {
    return (this.#options.now ?? Date.now)();
  }
}
