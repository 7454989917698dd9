import { z } from 'zod';
import type { ErrorCode } from '../errors.ts';
import type { PositionClientEvents, PositionServerEvents } from '../positions.ts';
import type { LiveRefusal } from './LiveAcknowledgement.ts';
import type { LiveMessage, LiveTopicName } from './liveTopics.ts';

/**
 * The call `live.subscribe`. Version and names of topics are judged apart from the form, since each has a refusal of its own
 * (SPEC.md, LS2 to LS4).
 */
export const liveSubscribeSchema = z.object({
  version: z.number().int(),
  topics: z.array(z.string().max(100)).min(1).max(50),
  /** Sequence up to which the screen has everything; `null` starts from now. */
  after: z.number().int().nonnegative().nullable(),
});

/** What a client sends as `live.subscribe`. */
export interface LiveSubscribe {
  readonly version: number;
  readonly topics: readonly LiveTopicName[];
  readonly after: number | null;
}

/** Acknowledgement of `live.subscribe`: the topics that the reader may follow now, and the sequence after which it does. */
export type LiveSubscribed =
  | { readonly ok: true; readonly topics: readonly LiveTopicName[]; readonly after: number }
  | LiveRefusal;

/** Messages in the order of their sequences; `upTo` moves the cursor even where nothing in between may be seen. */
export interface LiveBatch {
  readonly messages: readonly LiveMessage[];
  readonly upTo: number;
}

/** These topics cannot be replayed: load their lists again and subscribe from the cursors that come with them. */
export interface LiveReset {
  readonly topics: readonly LiveTopicName[];
  readonly cursor: number;
}

/**
 * Why the server ends a connection. `notSignedIn`: the session has ended. `notAllowed`: no right is left. `storageAway`: the
 * server's database has ended or takes no changes. `unavailable`: the server stops, or could not confirm the reader's rights.
 * `tooManyRequests`: the client has sent far too much.
 */
export type LiveEndCode = Extract<ErrorCode, 'notSignedIn' | 'notAllowed' | 'storageAway' | 'unavailable' | 'tooManyRequests'>;

export interface LiveEnded {
  readonly code: LiveEndCode;
}

/** Socket.IO events, server to client. The handshake's `auth` is `{ ticket }`. */
export interface LiveServerEvents extends PositionServerEvents {
  'live.batch': (batch: LiveBatch) => void;
  'live.reset': (reset: LiveReset) => void;
  /** The last event of a connection that the server closes for a reason. */
  'live.ended': (ended: LiveEnded) => void;
}

/** Socket.IO events, client to server. */
export interface LiveClientEvents extends PositionClientEvents {
  'live.subscribe': (subscribe: LiveSubscribe, acknowledge: (answer: LiveSubscribed) => void) => void;
}
