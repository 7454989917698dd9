import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { FinemeshError, livePath, type LiveReset, type LiveSubscribed } from '@finemesh/contract';
import { brandId, type AccountId } from '@finemesh/domain';
import { createTestClock, registerEnd, until } from '@finemesh/testkit';
import pino from 'pino';
import { Registry } from 'prom-client';
import { Server } from 'socket.io';
import { io as connect, type Socket } from 'socket.io-client';
import { describe, expect, it } from 'vitest';
import type { Admission, AdmissionEnd } from '../sockets/Tickets.ts';
import { LiveHub } from './LiveHub.ts';
import type { LiveOffer } from './LiveOffer.ts';
import type { ReaderChange } from './ReaderChange.ts';
import { createPostsTopic, createWallTopic, MemoryEvents } from './testing/index.ts';

const accounts = { ann: brandId<AccountId>('ann'), bob: brandId<AccountId>('bob') };
const call = { version: 1, topics: ['posts.own'], after: null };

/** Admits `ann` and `bob` by their names as tickets, and the bearer of `followed`. */
class TicketsStandIn {
  readonly ends = new Map<string, (code: AdmissionEnd) => void>();
  readonly purposes: string[] = [];
  held = 0;

  async admitTicket(text: unknown, purposes: readonly string[], end: (code: AdmissionEnd) => void): Promise<Admission> {
    this.purposes.splice(0, Infinity, ...purposes);
    if (text !== 'ann' && text !== 'bob' && text !== 'followed') throw new FinemeshError('ticketExpired');
    this.ends.set(text, end);
    this.held += 1;
    const holder = text === 'followed' ? null : { accountId: accounts[text], sessionId: `session of ${text}` };
    const purpose = holder === null ? 'follow' : 'live';
    return { ticket: { purpose, holder, claims: {} }, release: () => void (this.held -= 1) };
  }
}

async function start(offers: readonly LiveOffer[] = [{ topics: { 'posts.own': createPostsTopic() } }], options: { confirmWithinMs?: number } = {}) {
  const server = createServer();
  const io = new Server(server, { path: livePath });
  const events = new MemoryEvents();
  const tickets = new TicketsStandIn();
  const metrics = new Registry();
  const hub = new LiveHub({ io, tickets, events, clock: createTestClock(), logger: pino({ level: 'silent' }), metrics, ...options }, offers);
  hub.start();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  registerEnd(async () => {
    hub.stop();
    await io.close();
  });
  const { port } = server.address() as AddressInfo;

  async function open(ticket: string): Promise<{ socket: Socket; got: { event: string; payload: unknown }[]; subscribe: () => Promise<LiveSubscribed> }> {
    const socket = connect(`http://127.0.0.1:${port}`, { path: livePath, transports: ['websocket'], reconnection: false, auth: { ticket } });
    registerEnd(() => void socket.close());
    const got: { event: string; payload: unknown }[] = [];
    socket.onAny((event: string, payload: unknown) => got.push({ event, payload }));
    socket.on('disconnect', () => got.push({ event: 'disconnect', payload: undefined }));
    await new Promise<void>((resolve, reject) => {
      socket.once('connect', resolve);
      socket.once('connect_error', reject);
    });
    return { socket, got, subscribe: () => socket.emitWithAck('live.subscribe', call) as Promise<LiveSubscribed> };
  }
  return { hub, events, tickets, metrics, open };
}

/** An area whose readers change when the test says so. */
function createChanges() {
  const listeners = new Set<(change: ReaderChange) => void>();
  return {
    listen(listener: (change: ReaderChange) => void) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    happen: (change: ReaderChange) => listeners.forEach((listener) => listener(change)),
  };
}

describe('LiveHub', () => {
  it('LC2 refuses a handshake without a good ticket, without any topic, and while rights cannot be read', async () => {
    const nothing = createPostsTopic({ admits: () => false });
    const broken = createPostsTopic({ admits: () => Promise.reject(new FinemeshError('unavailable')) });
    await expect((await start()).open('forged')).rejects.toThrow('ticketExpired');
    const [{ open, tickets }, second] = [await start([{ topics: { 'posts.own': nothing } }]), await start([{ topics: { 'posts.own': broken } }], { confirmWithinMs: 20 })];
    await expect(open('ann')).rejects.toThrow('notAllowed');
    expect(tickets.held).toBe(0);
    await expect(second.open('ann')).rejects.toThrow('unavailable');
  });

  it('opens for the tickets of accounts and for those that a topic names, and counts both', async () => {
    const { open, tickets, metrics } = await start([{ topics: { 'posts.own': createPostsTopic({ capability: 'follow' }) } }]);
    await open('ann');
    await open('followed');
    expect(tickets.purposes).toEqual(['live', 'follow']);
    const counted = await metrics.getSingleMetricAsString('finemesh_live_connections');
    expect(counted).toContain('{kind="account"} 1');
    expect(counted).toContain('{kind="follow"} 1');
  });

  it('LE1 ends the connections of a session that ends, with the reason, and lets go of it', async () => {
    const { open, tickets } = await start();
    const [ann, bob] = [await open('ann'), await open('bob')];
    tickets.ends.get('ann')?.('notSignedIn');
    await until('the end', () => ann.got.length === 2);
    expect(ann.got).toEqual([{ event: 'live.ended', payload: { code: 'notSignedIn' } }, { event: 'disconnect', payload: undefined }]);
    await until('the release', () => tickets.held === 1);
    expect(await bob.subscribe()).toEqual({ ok: true, topics: ['posts.own'], after: 0 });
  });

  it('LE6 ends the connections when the storage fails, and says that it is that', async () => {
    const { open, tickets } = await start();
    const page = await open('ann');
    tickets.ends.get('ann')?.('storageAway');
    await until('the end', () => page.got.length === 2);
    expect(page.got[0]).toEqual({ event: 'live.ended', payload: { code: 'storageAway' } });
  });

  it('LE2 asks again for the rights of the account that an event concerns, and of no other', async () => {
    let asked: string[] = [];
    const allowed = new Set<string>(['ann', 'bob']);
    const topic = createPostsTopic({
      admits: (reader) => {
        const name = reader.kind === 'account' ? reader.accountId : '';
        asked.push(name);
        return allowed.has(name);
      },
    });
    const changes = createChanges();
    const { open } = await start([{ topics: { 'posts.own': topic } }, { onReaderChange: changes.listen }]);
    const [ann, bob] = [await open('ann'), await open('bob')];
    await Promise.all([ann.subscribe(), bob.subscribe()]);
    asked = [];
    allowed.delete('ann');
    changes.happen({ kind: 'rights', accountId: accounts.ann });
    await until('the end', () => ann.got.some(({ event }) => event === 'disconnect'));
    expect(ann.got[0]).toEqual({ event: 'live.ended', payload: { code: 'notAllowed' } });
    expect([asked, bob.got]).toEqual([['ann'], []]);
  });

  it('LD6 has every page load again when places are divided in another way', async () => {
    const changes = createChanges();
    const { open } = await start([{ topics: { 'posts.own': createPostsTopic() }, onReaderChange: changes.listen }]);
    const pages = [await open('ann'), await open('bob')];
    await Promise.all(pages.map(({ subscribe }) => subscribe()));
    changes.happen({ kind: 'places', sequence: 1 });
    await until('the resets', () => pages.every(({ got }) => got.length === 1));
    const reset: LiveReset = { topics: ['posts.own'], cursor: 1 };
    expect(pages.map(({ got }) => got[0])).toEqual([{ event: 'live.reset', payload: reset }, { event: 'live.reset', payload: reset }]);
  });

  it('LE4 sends everybody away when the server stops', async () => {
    const { open, hub } = await start();
    const page = await open('ann');
    hub.drain();
    await until('the end', () => page.got.length === 2);
    expect(page.got[0]).toEqual({ event: 'live.ended', payload: { code: 'unavailable' } });
  });

  it('LD7 goes on for everybody while a topic fails for one of them', async () => {
    const topic = createWallTopic({
      present: (events, reader) =>
        reader.kind === 'account' && reader.accountId === 'ann' ? Promise.reject(new Error('broken')) : createWallTopic().present(events, reader),
    });
    const { open, events } = await start([{ topics: { 'cases.wall': topic } }]);
    const [ann, bob] = [await open('ann'), await open('bob')];
    for (const page of [ann, bob]) await page.socket.emitWithAck('live.subscribe', { ...call, topics: ['cases.wall'] });
    events.append('case');
    await until("bob's batch", () => bob.got.length === 1);
    await until("ann's reset", () => ann.got.some(({ event }) => event === 'live.reset'));
    expect(bob.got[0]).toMatchObject({ event: 'live.batch', payload: { upTo: 1 } });
  });

  it('LB1 answers others while one page floods', async () => {
    const { open } = await start();
    const [ann, bob] = [await open('ann'), await open('bob')];
    for (let i = 0; i < 1_000; i += 1) ann.socket.emit('live.subscribe', { ...call, after: 0 }, () => undefined);
    expect(await bob.subscribe()).toEqual({ ok: true, topics: ['posts.own'], after: 0 });
    await until('the end of the flood', () => ann.got.some(({ event }) => event === 'disconnect'));
    expect(ann.got[0]).toEqual({ event: 'live.ended', payload: { code: 'tooManyRequests' } });
  });
});
