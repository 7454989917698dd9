import type { LiveServerEvents } from '@finemesh/contract';
import type { BufferedConnection } from './backPressure.ts';

/** What is used of a Socket.IO socket. */
export interface LiveSocket {
  readonly id: string;
  readonly conn: BufferedConnection;
  on(event: string, listener: (...payload: unknown[]) => void): unknown;
  emit<Event extends keyof LiveServerEvents>(event: Event, ...payload: Parameters<LiveServerEvents[Event]>): unknown;
}
