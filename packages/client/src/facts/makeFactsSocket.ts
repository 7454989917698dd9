import {
  decodePositionFrame,
  errorCodes,
  livePath,
  type ErrorCode,
  type LiveClientEvents,
  type LiveServerEvents,
} from '@finemesh/contract';
import { io, type Socket } from 'socket.io-client';
import type { FactsSocket, FactsSocketListener } from './FactsSocket.ts';

const answerWithinMs = 10_000;

/**
 * The connection over Socket.IO. It does not come back by itself: every connection needs a ticket of its own, and when to come
 * back is the feed's to decide.
 *
 * @param origin of the server; the page's own by default
 */
export function makeFactsSocket(listener: FactsSocketListener, origin = '/'): FactsSocket {
  const socket: Socket<LiveServerEvents, LiveClientEvents> = io(origin, {
    path: livePath,
    transports: ['websocket'],
    autoConnect: false,
    reconnection: false,
    // Two feeds of one page, such as one of the portal for each followed case, must not share a connection.
    forceNew: true,
  });
  socket.on('connect', listener.onOpen);
  socket.on('connect_error', ({ message }) => listener.onRefused(isErrorCode(message) ? message : 'unavailable'));
  socket.on('disconnect', listener.onClosed);
  socket.onAny(listener.onReceived);
  socket.on('live.batch', listener.onBatch);
  socket.on('live.reset', listener.onReset);
  socket.on('live.ended', listener.onEnded);

  return {
    open(ticket) {
      socket.auth = { ticket };
      socket.connect();
    },
    close: () => void socket.disconnect(),
    subscribe: (call, answer) =>
      void socket.timeout(answerWithinMs).emit('live.subscribe', call, (failure, given) => answer(failure === null ? given : null)),
    watchPositions: (watch, answer) =>
      void socket.timeout(answerWithinMs).emit('positions.watch', watch, (failure, given) => answer(failure === null ? given : null)),
    unwatchPositions: () => void socket.emit('positions.unwatch'),
    onPositions: (listen) => {
      const receive = (...[frame]: Parameters<LiveServerEvents['positions.frame']>): void => listen(decodePositionFrame(new Uint8Array(frame)));
      socket.on('positions.frame', receive);
      return () => void socket.off('positions.frame', receive);
    },
    onWatchers: (listen) => {
      socket.on('positions.watchers', listen);
      return () => void socket.off('positions.watchers', listen);
    },
  };
}

function isErrorCode(text: string): text is ErrorCode {
  return errorCodes.some((code) => code === text);
}
