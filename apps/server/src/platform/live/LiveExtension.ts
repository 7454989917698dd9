import type { LiveAcknowledgement, LiveClientEvents, LiveServerEvents } from '@finemesh/contract';
import type { LiveReader } from './LiveReader.ts';

/** An open connection, as an area sees it that has events of its own on it. */
export interface LiveScreen {
  readonly id: string;
  readonly reader: LiveReader;
  /** Whether the connection has room now; what must not wait is left out when it has none. */
  hasRoom(): boolean;
  send<Event extends keyof LiveServerEvents>(event: Event, ...payload: Parameters<LiveServerEvents[Event]>): void;
}

/** What an area does with one connection. */
export interface LiveAttachment {
  /** By the name of the event; the answer goes to the caller's acknowledgement. Payloads are as the client sent them. */
  readonly handlers: Readonly<Partial<Record<keyof LiveClientEvents, LiveEventHandler>>>;
  /** The reader's rights may have changed. */
  review?(): void;
  /** The connection is closed; called once. */
  closed(): void;
}

export type LiveEventHandler = (payload: unknown) => Promise<LiveAcknowledgement> | LiveAcknowledgement;

/** Events on the connections of pages that an area answers itself, beside the topics: other planes than that of facts. */
export interface LiveExtension {
  /** Called for each connection as it opens; `undefined` for readers for whom the area has nothing. */
  attach(screen: LiveScreen): LiveAttachment | undefined;
}
