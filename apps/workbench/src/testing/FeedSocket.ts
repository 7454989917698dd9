import type { UseLiveFeedOptions } from '@finemesh/client';
import type { LiveBatch } from '@finemesh/contract';

type Connect = NonNullable<UseLiveFeedOptions['connect']>;

/** The socket below a live feed, driven by a test instead of a server. */
export class FeedSocket {
  connected = false;
  active = true;
  private readonly listeners = new Map<string, (payload?: unknown) => void>();

  /** What the feed is given as `connect`. */
  readonly asConnect: Connect = () => this as unknown as ReturnType<Connect>;

  on(event: string, listener: (payload?: unknown) => void): this {
    this.listeners.set(event, listener);
    return this;
  }

  timeout() {
    return { emitWithAck: () => Promise.resolve({ ok: true }) };
  }

  emit(): void {
    // The feed tells the server about positions; no test here listens.
  }

  connect(): void {
    this.connected = true;
    this.listeners.get('connect')?.();
  }

  disconnect(): void {
    this.connected = false;
  }

  removeAllListeners(): void {
    this.listeners.clear();
  }

  deliver(batch: LiveBatch): void {
    this.listeners.get('live.batch')?.(batch);
  }
}
