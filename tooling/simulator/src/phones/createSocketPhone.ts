import { encodePositionRecords } from '@finemesh/contract';
import { WebSocket } from 'ws';
import type { SimulatorClock } from '../SimulatorClock.ts';
import type { Backoff } from './createBackoff.ts';
import type { ServerWatch } from './createServerWatch.ts';
import type { WorkbenchSession } from './createWorkbenchSession.ts';
import type { Phone } from './Phone.ts';

export interface SocketPhoneOptions {
  readonly server: string;
  readonly session: WorkbenchSession;
  readonly clock: SimulatorClock;
  readonly backoff: Backoff;
  readonly watch: ServerWatch;
}

/** How often a quiet phone looks whether its owner wants to be seen again, milliseconds. */
const quietLookMs = 1_000;
/** A socket that has not opened by then is given up. */
const openingMs = 10_000;
/** A phone's reading waits at most so many bytes in the socket; beyond, the line is too slow and newer ones will do. */
const mostBufferedBytes = 4096;

/**
 * The workbench on a phone: signs in, says "share", opens the binary socket with a ticket and sends 16 bytes for each reading.
 * Whenever the socket ends it waits a little and begins again.
 */
export function createSocketPhone({ server, session, clock, backoff, watch }: SocketPhoneOptions): Phone {
  let socket: WebSocket | null = null;
  let isSharing = false;
  /** The server ends the socket of somebody who shares no longer; until they do again there is none. */
  let isQuiet = false;

  const share = async (sharing: boolean): Promise<void> => {
    if (isSharing === sharing) return;
    await session.share(sharing);
    isSharing = sharing;
  };
  const attempt = async (task: () => Promise<void>): Promise<void> => {
    try {
      await task();
      watch.reached();
    } catch (error) {
      watch.missed(error);
    }
  };

  return {
    send: async (reading) => {
      isQuiet = false;
      if (!isSharing || socket?.readyState !== WebSocket.OPEN || socket.bufferedAmount > mostBufferedBytes) return;
      const ageMs = clock.now().getTime() - reading.at.getTime();
      socket.send(encodePositionRecords([{ sharer: 0, ...reading, ageMs }]));
    },
    fallSilent: async () => {
      isQuiet = true;
      if (isSharing) await attempt(() => share(false));
    },
    run: async (signal) => {
      while (!signal.aborted) {
        if (isQuiet) {
          await clock.wait(quietLookMs, signal);
          continue;
        }
        await attempt(async () => {
          await session.ensure();
          if (signal.aborted) return;
          // Said again on each connection: sharing ends by itself after hours, and a restart may have forgotten it.
          isSharing = false;
          await share(true);
          socket = await openSocket(`${server.replace(/^http/, 'ws')}/positions?ticket=${encodeURIComponent(await session.ticket())}`);
          backoff.reset();
        });
        if (socket) await closed(socket, signal);
        socket = null;
        if (!isQuiet) await clock.wait(backoff.next(), signal);
      }
    },
  };
}

function openSocket(url: string): Promise<WebSocket> {
  const socket = new WebSocket(url, { handshakeTimeout: openingMs, perMessageDeflate: false });
  return new Promise((resolve, reject) => {
    socket.once('open', () => resolve(socket));
    // Stays: an error after the opening is followed by `close`, and without a listener Node would end the process.
    socket.on('error', reject);
  });
}

function closed(socket: WebSocket, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const stop = (): void => socket.close(1000);
    socket.once('close', () => {
      signal.removeEventListener('abort', stop);
      resolve();
    });
    if (socket.readyState === WebSocket.CLOSED) resolve();
    else if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
  });
}
