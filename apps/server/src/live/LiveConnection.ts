import type { LiveBatch, LiveClientEvents, LiveEvent, LiveServerEvents } from '@finemesh/contract';
import type { Post } from '@finemesh/domain';
import type { Socket } from 'socket.io';
import { setTimeout as wait } from 'node:timers/promises';
import { readCaseEvent } from '../cases/index.ts';
import { readPostEvent, type PeopleArea } from '../people/index.ts';
import type { AreaContext, EventCursor, StoredEvent } from '../platform/index.ts';
import { whenRoom, type BufferedConnection } from './backPressure.ts';
import type { CaseFeed } from './CaseFeed.ts';
import { mayFollow, type LiveReader } from './LiveReader.ts';

export type LiveSocket = Socket<LiveClientEvents, LiveServerEvents>;

/** What every connection works with. */
export interface LiveParts {
  readonly context: Pick<AreaContext, 'events' | 'clock' | 'logger'>;
  readonly people: Pick<PeopleArea, 'postsOf'>;
  readonly feed: CaseFeed;
}

/** A cursor that moves over so many events without any to show is told all the same, so that a reconnect need not look at them again. */
const silentEvents = 200;
/** A reader that has lost its rights is told so before it is closed, if that takes no longer. */
const farewellMs = 500;

/** One open screen: its cursor, its rights as they are now, its batches. */
export class LiveConnection {
  readonly reader: LiveReader;
  readonly socket: LiveSocket;
  readonly #parts: LiveParts;
  #posts: readonly Post[];
  #cursor: EventCursor | undefined;
  /** Sequence that the screen was told last. */
  #told = 0;
  #spokeSinceBeat = false;
  #leaving = false;

  constructor(parts: LiveParts, socket: LiveSocket, reader: LiveReader, posts: readonly Post[]) {
    this.#parts = parts;
    this.socket = socket;
    this.reader = reader;
    this.#posts = posts;
  }

  /** The reader's posts as they are now; none for residents. */
  posts(): readonly Post[] {
    return this.#posts;
  }

  /** Follows from the sequence, or from now on; a second start replaces the first. */
  start(after: number | null): void {
    const { events } = this.#parts.context;
    this.#cursor?.close();
    this.#told = after ?? events.head;
    this.#cursor = events.openCursor({
      after: this.#told,
      // Thousands of residents may follow one case each: they are woken for nothing else.
      ...(this.reader.kind === 'resident' ? { filter: isOfCase(this.reader.caseId) } : {}),
      onEvents: (batch, through) => this.#deliver(batch, through),
      onReset: (head) => {
        this.#told = head;
        this.socket.emit('live.reset', { cursor: head });
      },
      onError: (error) => {
        this.#parts.context.logger.warn({ err: error }, 'a live connection failed; it starts over');
        this.socket.disconnect(true);
      },
    });
  }

  /** Looks at the rights again, after the account's posts have changed. */
  async recheck(): Promise<void> {
    const { context } = this.#parts;
    if (!(await this.#refreshPosts())) {
      this.#leaving = true;
      if (this.#cursor === undefined || this.#cursor.position >= context.events.head) this.close();
      else setTimeout(() => this.close(), farewellMs).unref();
    }
  }

  /** Says that the connection is alive when nothing else has been said since the last call, and moves the screen's cursor. */
  beat(): void {
    if (this.#cursor !== undefined && !this.#spokeSinceBeat) this.#send({ events: [], upTo: Math.max(this.#cursor.position, this.#told) });
    this.#spokeSinceBeat = false;
  }

  /** Ends the connection; the client comes back with its cursor if it may. */
  close(): void {
    this.#cursor?.close();
    this.socket.disconnect(true);
  }

  /** Ends the following alone, after the socket is gone. */
  stop(): void {
    this.#cursor?.close();
  }

  async #deliver(stored: readonly StoredEvent[], through: number): Promise<void> {
    if (this.reader.kind === 'staff' && !(await this.#refreshPosts())) this.#leaving = true;
    const events = this.#leaving ? this.#ownPostEvents(stored) : await this.#visible(stored);
    if (events.length > 0 || through - this.#told >= silentEvents) {
      const connection = this.socket.conn as unknown as BufferedConnection;
      if (await whenRoom(connection, (ms) => wait(ms))) this.#send({ events, upTo: through });
    }
    if (this.#leaving && through >= this.#parts.context.events.head) this.close();
  }

  async #visible(stored: readonly StoredEvent[]): Promise<LiveEvent[]> {
    const ofCases = stored.flatMap((event) => readCaseEvent(event) ?? []);
    const cases = await this.#parts.feed.present(ofCases, this.reader, this.#posts);
    const posts = this.#ownPostEvents(stored);
    return posts.length === 0 ? cases : [...cases, ...posts].sort((a, b) => a.sequence - b.sequence);
  }

  #ownPostEvents(stored: readonly StoredEvent[]): LiveEvent[] {
    if (this.reader.kind !== 'staff') return [];
    const { accountId } = this.reader;
    return stored
      .filter((event) => readPostEvent(event)?.accountId === accountId)
      .map(({ sequence, at }) => ({ type: 'posts.changed', sequence, at: at.toISOString() }));
  }

  /** Whether the reader may follow at all, by its posts read anew. */
  async #refreshPosts(): Promise<boolean> {
    if (this.reader.kind === 'resident') return true;
    this.#posts = await this.#parts.people.postsOf(this.reader.accountId);
    return mayFollow(this.#posts, this.#parts.context.clock.now());
  }

  #send(batch: LiveBatch): void {
    this.#told = batch.upTo;
    this.#spokeSinceBeat = true;
    this.socket.emit('live.batch', batch);
  }
}

function isOfCase(caseId: string): (event: StoredEvent) => boolean {
  return (event) => readCaseEvent(event)?.caseId === caseId;
}
