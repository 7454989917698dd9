import WebSocket from 'ws';
import { registerEnd } from './registerEnd.ts';

/** A client WebSocket that remembers what it received. */
export interface TestSocket {
  readonly socket: WebSocket;
  /** Binary and text messages in order of arrival. */
  readonly messages: readonly Buffer[];
  /** Resolves with code and reason when the other side has closed. */
  readonly closed: Promise<{ code: number; reason: string }>;
}

/** Opens a WebSocket and waits for it to be open; it is closed with the test. @throws when the upgrade is refused. */
export async function connectSocket(url: string, options: WebSocket.ClientOptions = {}): Promise<TestSocket> {
  const socket = new WebSocket(url, options);
  registerEnd(() => socket.terminate());
  const messages: Buffer[] = [];
  socket.on('message', (message: Buffer) => messages.push(message));
  const closed = new Promise<{ code: number; reason: string }>((resolve) => {
    socket.on('close', (code, reason) => resolve({ code, reason: reason.toString() }));
  });
  await new Promise<void>((resolve, reject) => {
    socket.once('open', resolve);
    socket.once('error', reject);
  });
  socket.on('error', () => undefined); // Said by `closed` as well.
  return { socket, messages, closed };
}
