/** What is asked of a connection: Socket.IO's `socket.conn` (engine.io), of which these members are no part of its types. */
export interface BufferedConnection {
  readonly readyState: string;
  /** Packets that wait until the transport can write. */
  readonly writeBuffer?: readonly { readonly data?: unknown }[];
  readonly transport: object;
  close(discard?: boolean): unknown;
}

/** A reader that has so much unread on its way gets nothing more for now; the facts wait in the log, position frames are skipped. */
export const congestedBytes = 1024 * 1024;
/** A reader that has so much unread is gone or stuck; it comes back with its cursor. */
export const droppedBytes = 8 * 1024 * 1024;
/** A reader that takes nothing for so long is dropped too. */
const stuckAfterMs = 30_000;
const lookEveryMs = 100;

/** Bytes given to the connection that the network has not taken yet. */
export function bufferedBytes(connection: BufferedConnection): number {
  const queued = (connection.writeBuffer ?? []).reduce((sum, { data }) => sum + sizeOf(data), 0);
  return queued + socketBytes(connection.transport);
}

/** Whether the connection should be spared for now. */
export function isCongested(connection: BufferedConnection): boolean {
  return bufferedBytes(connection) > congestedBytes;
}

/**
 * Resolves with `true` once the connection has room, with `false` when it is closed, which this does itself to one that stays
 * stuck.
 *
 * @param wait resolves after the milliseconds; another one in tests.
 */
export async function whenRoom(connection: BufferedConnection, wait: (ms: number) => Promise<void>): Promise<boolean> {
  for (let waitedMs = 0; ; waitedMs += lookEveryMs) {
    if (connection.readyState !== 'open') return false;
    const bytes = bufferedBytes(connection);
    if (bytes <= congestedBytes) return true;
    if (bytes > droppedBytes || waitedMs >= stuckAfterMs) {
      connection.close(true);
      return false;
    }
    await wait(lookEveryMs);
  }
}

function sizeOf(data: unknown): number {
  if (typeof data === 'string') return data.length;
  return ArrayBuffer.isView(data) ? data.byteLength : 0;
}

/** The WebSocket transport keeps its `ws` socket under this name; long polling has none and buffers in `writeBuffer`. */
function socketBytes(transport: object): number {
  const socket: unknown = 'socket' in transport ? transport.socket : undefined;
  if (typeof socket !== 'object' || socket === null || !('bufferedAmount' in socket)) return 0;
  return typeof socket.bufferedAmount === 'number' ? socket.bufferedAmount : 0;
}
