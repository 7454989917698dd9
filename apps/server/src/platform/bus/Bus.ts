import type { z } from 'zod';

/** A kind of message. Its name ends in a version, since servers of two releases may run beside each other. */
export interface BusTopic<Message> {
  /** `<subject>.<version>`, for example `events.appended.1`. */
  readonly name: string;
  /** What a message must be; others are dropped. */
  readonly schema: z.ZodType<Message>;
}

/**
 * Short messages between the processes of one installation. What is promised:
 *
 * - **At most once.** A message is a hint that something may be worth looking at. It can be lost, with nobody noticing; PostgreSQL
 *   holds the truth, and whoever subscribes also looks there by itself from time to time.
 * - The processes that are connected and subscribed when a message is published receive it, the publishing one included. The
 *   publishing one receives it also while the line to the others is down.
 * - Messages of one publisher on one topic arrive in their order. Nothing is promised between publishers or topics.
 * - Listeners run in a later turn than `publish`. One that throws is logged and disturbs nobody.
 */
export interface Bus {
  /**
   * Sends the message and returns at once; after `close` it does nothing.
   *
   * @throws RangeError for more than 4,096 bytes of JSON: what is large belongs in the database, and its id in the message.
   */
  publish<Message>(topic: BusTopic<Message>, message: Message): void;
  /** Resolves, once messages arrive, with the way to stop that: no call of `listener` begins afterwards. */
  subscribe<Message>(topic: BusTopic<Message>, listener: (message: Message) => void): Promise<() => void>;
  /** Ends all subscriptions. May be called again. */
  close(): Promise<void>;
}

/** Small enough to be one packet and one line everywhere: PostgreSQL's NOTIFY takes 8,000 bytes, Redis any number. */
const maxMessageBytes = 4_096;

/** The message as it crosses between processes. */
export function encodeMessage(message: unknown): string {
  const text = JSON.stringify(message);
  const bytes = Buffer.byteLength(text);
  if (bytes > maxMessageBytes) throw new RangeError(`a message of ${bytes} bytes; at most ${maxMessageBytes} go over the bus`);
  return text;
}
