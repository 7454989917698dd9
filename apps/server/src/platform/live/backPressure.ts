/**
 * What is asked of a connection: Socket.IO's `socket.conn` (engine.io). What it holds unsent is no part of its types and is read
 * with care below.
 */
export interface BufferedConnection {
  readonly readyState: string;
  readonly transport: { readonly writable: boolean };
  /** @param discard without sending what waits. */
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
  return queuedBytes(connection) + socketBytes(connection.transport);
}

/** Whether the connection takes something more now. */
export function hasRoom(connection: BufferedConnection): boolean {
  return connection.readyState === 'open' && connection.transport.writable && bufferedBytes(connection) <= congestedBytes;
}

/**
 * Resolves with `true` once the connection has room, with `false` when it is closed, which this does itself to one that stays
 * stuck.
 *
 * @param wait resolves after the milliseconds.
 */
export async function whenRoom(connection: BufferedConnection, wait = waitMs): Promise<boolean> {
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

function waitMs(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** Packets that wait until the transport can write. */
function queuedBytes(connection: object): number {
  const packets: unknown = 'writeBuffer' in connection ? connection.writeBuffer : undefined;
  return Array.isArray(packets) ? packets.reduce<number>((sum, packet) => sum + sizeOf(packet), 0) : 0;
}

function sizeOf(packet: unknown): number {
  const data: unknown = typeof packet === 'object' && packet !== null && 'data' in packet ? packet.data : undefined;
  if (typeof data === 'string') return data.length;
  return ArrayBuffer.isView(data) ? data.byteLength : 0;
}

/** The WebSocket transport keeps its `ws` socket under this name; long polling has none and buffers in `writeBuffer`. */
function socketBytes(transport: object): number {
  const socket: unknown = 'socket' in transport ? transport.socket : undefined;
  if (typeof socket !== 'object' || socket === null || !('bufferedAmount' in socket)) return 0;
  return typeof socket.bufferedAmount === 'number' ? socket.bufferedAmount : 0;
}
