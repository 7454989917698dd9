import { describe, expect, it } from 'vitest';
import { bufferedBytes, congestedBytes, droppedBytes, hasRoom, whenRoom } from './backPressure.ts';

function createConnection(bufferedAmount: number, queued: string[] = []) {
  const connection = {
    readyState: 'open',
    closed: false,
    writeBuffer: queued.map((data) => ({ data })),
    transport: { writable: true, socket: { bufferedAmount } },
    close() {
      connection.closed = true;
      connection.readyState = 'closed';
    },
  };
  return connection;
}

const never = (): Promise<void> => Promise.reject(new Error('nothing to wait for'));

describe('back-pressure', () => {
  it('counts what the socket holds and what waits before it', () => {
    expect(bufferedBytes(createConnection(100, ['ab', 'cde']))).toBe(105);
    expect(hasRoom(createConnection(congestedBytes))).toBe(true);
    expect(hasRoom(createConnection(congestedBytes, ['x']))).toBe(false);
  });

  it('lets a reader with room through at once', async () => {
    await expect(whenRoom(createConnection(0), never)).resolves.toBe(true);
  });

  it('waits until the network has taken what was sent', async () => {
    const connection = createConnection(congestedBytes + 1);
    const room = whenRoom(connection, () => {
      connection.transport.socket.bufferedAmount -= 1;
      return Promise.resolve();
    });
    await expect(room).resolves.toBe(true);
    expect(connection.closed).toBe(false);
  });

  it('drops a reader that has 8 MB unread', async () => {
    const connection = createConnection(droppedBytes + 1);
    await expect(whenRoom(connection, never)).resolves.toBe(false);
    expect(connection.closed).toBe(true);
  });

  it('drops a reader that takes nothing for half a minute', async () => {
    const connection = createConnection(congestedBytes + 1);
    let waitedMs = 0;
    const room = whenRoom(connection, (ms) => {
      waitedMs += ms;
      return Promise.resolve();
    });
    await expect(room).resolves.toBe(false);
    expect(waitedMs).toBe(30_000);
  });
});
