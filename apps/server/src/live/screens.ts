import { watchPositionsSchema, type LiveAcknowledgement, type Watcher, type WatchPositions } from '@finemesh/contract';
import type { AccountId, Post } from '@finemesh/domain';
import { isCongested, type BufferedConnection } from './backPressure.ts';
import type { LiveConnection } from './LiveConnection.ts';

/** A staff screen that can be sent positions. */
export interface LiveScreen {
  readonly id: string;
  readonly accountId: AccountId;
  /** The screen's posts as they are now. */
  posts(): readonly Post[];
  /** Whether the connection takes a frame now; a slow one skips it. */
  ready(): boolean;
  sendFrame(frame: Uint8Array): void;
  sendWatchers(watchers: Watcher[]): void;
}

/** What somebody who sends positions to screens wants to hear. */
export interface ScreenListener {
  opened(screen: LiveScreen): void;
  closed(id: string): void;
  /** The screen asks for an area, or with `null` for nothing more; answers whether it may. */
  watched(id: string, watch: WatchPositions | null): boolean;
}

/** Tells the listener of the connection, if it is one of staff. Residents are never sent positions. */
export function offerScreen(connection: LiveConnection, listener: ScreenListener): void {
  const { socket, reader } = connection;
  if (reader.kind !== 'staff') return;
  const { id } = socket;
  const engine = socket.conn as unknown as BufferedConnection & { readonly transport: { readonly writable: boolean } };

  listener.opened({
    id,
    accountId: reader.accountId,
    posts: () => connection.posts(),
    ready: () => engine.transport.writable && !isCongested(engine),
    sendFrame: (frame) => void socket.emit('positions.frame', frame),
    sendWatchers: (watchers) => void socket.emit('positions.watchers', watchers),
  });
  socket.on('disconnect', () => listener.closed(id));
  socket.on('positions.unwatch', () => void listener.watched(id, null));
  socket.on('positions.watch', (watch: unknown, acknowledge: unknown) => {
    const parsed = watchPositionsSchema.safeParse(watch);
    const answer: LiveAcknowledgement = !parsed.success
      ? { ok: false, code: 'invalidInput' }
      : listener.watched(id, parsed.data)
        ? { ok: true }
        : { ok: false, code: 'notAllowed' };
    if (typeof acknowledge === 'function') acknowledge(answer);
  });
}
