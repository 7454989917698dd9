import type { LiveBatch, LiveEnded, LiveReset } from '@finemesh/contract';
import type { LiveSocket } from '../LiveSocket.ts';

/** The server's end of a Socket.IO connection, driven by a test. */
export class SocketStandIn implements LiveSocket {
  readonly id = 'socket';
  readonly sent: { readonly event: string; readonly payload: unknown }[] = [];
  readonly conn = {
    readyState: 'open',
    transport: { writable: true, socket: { bufferedAmount: 0 } },
    close: (discard?: boolean): void => {
      this.conn.readyState = 'closing';
      if (discard === true) this.discarded = true;
    },
  };
  discarded = false;
  readonly #listeners = new Map<string, (...payload: unknown[]) => void>();

  on(event: string, listener: (...payload: unknown[]) => void): void {
    this.#listeners.set(event, listener);
  }

  emit(event: string, payload: unknown): void {
    this.sent.push({ event, payload });
  }

  /** What the page sends; resolves with the acknowledgement. */
  send(event: string, payload?: unknown): Promise<unknown> {
    return new Promise((resolve) => this.#listeners.get(event)?.(payload, resolve));
  }

  get batches(): LiveBatch[] {
    return this.#payloads<LiveBatch>('live.batch');
  }

  get resets(): LiveReset[] {
    return this.#payloads<LiveReset>('live.reset');
  }

  get ends(): LiveEnded[] {
    return this.#payloads<LiveEnded>('live.ended');
  }

  /** Sequences of all messages, in the order in which they were sent. */
  get sequences(): number[] {
    return this.batches.flatMap(({ messages }) => messages.map(({ sequence }) => sequence));
  }

  #payloads<Payload>(name: string): Payload[] {
    // What was emitted under a name has that event's type, as LiveSocket says.
    return this.sent.flatMap(({ event, payload }) => (event === name ? [payload as Payload] : []));
  }
}
