import { decodePositionRecords } from '@finemesh/contract';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { PositionSender, type SenderState } from './PositionSender.ts';

class PhoneStandIn {
  onReading: PositionCallback = () => undefined;
  onError: PositionErrorCallback = () => undefined;
  cleared: number[] = [];

  watchPosition(onReading: PositionCallback, onError?: PositionErrorCallback | null) {
    this.onReading = onReading;
    this.onError = onError ?? this.onError;
    return 7;
  }

  clearWatch(id: number) {
    this.cleared.push(id);
  }

  read(longitude: number, latitude: number) {
    const coords = { longitude, latitude, heading: null, speed: 1.25 };
    this.onReading({ coords } as unknown as GeolocationPosition);
  }
}

let phone: PhoneStandIn;
let sockets: { url: string; readyState: number; sent: Uint8Array[]; close: () => void; send: (bytes: Uint8Array) => void }[];
let states: SenderState[];

beforeEach(() => {
  vi.useFakeTimers({ now: 1_795_507_200_000 });
  phone = new PhoneStandIn();
  sockets = [];
  states = [];
});
afterEach(() => vi.useRealTimers());

function createSender(geolocation: PhoneStandIn | undefined = phone): PositionSender {
  return new PositionSender({
    ticket: () => Promise.resolve('t 1'),
    geolocation: geolocation as unknown as Geolocation,
    socketOrigin: 'ws://workbench.localhost',
    onState: (state) => {
      if (states.at(-1) !== state) states.push(state);
    },
    openSocket: (url) => {
      const socket = {
        url,
        readyState: 0,
        sent: [] as Uint8Array[],
        send(bytes: Uint8Array) {
          this.sent.push(bytes);
        },
        close() {
          this.readyState = 3;
        },
      };
      sockets.push(socket);
      return socket as unknown as WebSocket;
    },
  });
}

describe('PositionSender', () => {
  it('reads nothing and opens nothing before it is started', () => {
    createSender();
    expect([sockets.length, states.length]).toEqual([0, 0]);
  });

  it('sends the newest reading once the socket is open, and says it again each second', async () => {
    createSender().start();
    phone.read(118, 32);
    await vi.advanceTimersByTimeAsync(0);
    phone.read(118.6911, 32.0224);
    expect(sockets).toHaveLength(1);
    const socket = sockets[0]!;
    expect(socket.url).toBe('ws://workbench.localhost/positions?ticket=t%201');
    socket.readyState = 1;
    await vi.advanceTimersByTimeAsync(2_000);
    expect(socket.sent).toHaveLength(2);
    expect(decodePositionRecords(socket.sent[1]!)).toMatchObject([
      { point: [118.6911, 32.0224], ageMs: 2_000, speedMetersPerSecond: 1.25, headingDegrees: null },
    ]);
    expect(states).toEqual(['asking', 'waiting', 'sending']);
  });

  it('opens a new socket when the old one is gone', async () => {
    createSender().start();
    phone.read(118, 32);
    await vi.advanceTimersByTimeAsync(0);
    sockets[0]!.readyState = 3;
    await vi.advanceTimersByTimeAsync(1_000);
    expect(sockets).toHaveLength(2);
  });

  it('ends reading and sending in the moment of stop', async () => {
    const sender = createSender();
    sender.start();
    phone.read(118, 32);
    await vi.advanceTimersByTimeAsync(0);
    sockets[0]!.readyState = 1;
    sender.stop();
    await vi.advanceTimersByTimeAsync(5_000);
    expect(sockets[0]!.sent).toHaveLength(0);
    expect(sockets[0]!.readyState).toBe(3);
    expect(phone.cleared).toEqual([7]);
    expect(states.at(-1)).toBe('off');
  });

  it('says so when the person refuses, and where a browser cannot', () => {
    createSender().start();
    phone.onError({ code: 1, PERMISSION_DENIED: 1 } as GeolocationPositionError);
    expect(states.at(-1)).toBe('denied');
    expect(phone.cleared).toEqual([7]);
    const unsupported: SenderState[] = [];
    new PositionSender({ ticket: async () => '', socketOrigin: '', onState: (state) => unsupported.push(state) }).start();
    expect(unsupported).toEqual(['unsupported']);
  });
});
