import { randomUUID } from 'node:crypto';
import { brandId } from '@finemesh/domain';
import { createTestClock, registerEnd, until } from '@finemesh/testkit';
import pino from 'pino';
import { expect, it } from 'vitest';
import { describeEachDatabase } from '../../testing/index.ts';
import { DatabaseHealth, type Database } from '../database/index.ts';
import { appendEvent, openEventPump } from '../eventLog/index.ts';
import { SessionWatch, sessionEnded } from '../sessions/index.ts';
import { Tickets } from './Tickets.ts';

const logger = pino({ level: 'silent' });
const secret = 'one secret of at least thirty-two bytes';
const never = (): void => expect.unreachable('the session has not ended');

/** The tickets of one process; several may share a database, a clock and the set of open sessions. */
async function createProcess(database: Database, open = new Set<string>(), clock = createTestClock()) {
  const events = await openEventPump({ database, logger, pollIntervalMs: 5 });
  const sessions = new SessionWatch(events, logger);
  sessions.start();
  registerEnd(() => events.stop());
  const options = { secret, clock, database, sessions, isSessionOpen: async (id: string) => open.has(id) };
  const tickets = new Tickets(options);
  const signIn = () => {
    const holder = { accountId: brandId<never>(randomUUID()), sessionId: randomUUID() };
    open.add(holder.sessionId);
    return { holder, ticket: () => tickets.sign({ purpose: 'live', holder, claims: {} }) };
  };
  const signOut = async (holder: { accountId: never; sessionId: string }) => {
    open.delete(holder.sessionId);
    await database.transaction(async (tx) => appendEvent(tx, sessionEnded(holder)));
  };
  return { tickets, sessions, options, open, clock, signIn, signOut };
}

describeEachDatabase('tickets', (database) => {
  it('TK3 open sockets of their purpose only', async () => {
    const { tickets, signIn } = await createProcess(database());
    const text = signIn().ticket();
    await expect(tickets.admitTicket(text, ['roster'], never)).rejects.toMatchObject({ code: 'ticketExpired' });
    const { ticket } = await tickets.admitTicket(text, ['follow', 'live'], never);
    expect(ticket.purpose).toBe('live');
  });

  it('TK4 open one socket once, of many that come at the same moment', async () => {
    const { tickets, signIn } = await createProcess(database());
    const text = signIn().ticket();
    const answers = await Promise.allSettled(Array.from({ length: 8 }, () => tickets.admitTicket(text, ['live'], never)));
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('TK4 open no second socket in another process or after a restart', async () => {
    const first = await createProcess(database());
    const second = await createProcess(database(), first.open, first.clock);
    const text = first.signIn().ticket();
    await first.tickets.admitTicket(text, ['live'], never);
    await expect(second.tickets.admitTicket(text, ['live'], never)).rejects.toMatchObject({ code: 'ticketExpired' });
  });

  it('TK4 stay used until they are too old, and are forgotten then', async () => {
    const { tickets, signIn, clock } = await createProcess(database());
    const text = signIn().ticket();
    await tickets.admitTicket(text, ['live'], never);
    clock.advance(59_000);
    expect(await database().transaction((tx) => tickets.forgetOld(tx))).toBe(0);
    await expect(tickets.admitTicket(text, ['live'], never)).rejects.toMatchObject({ code: 'ticketExpired' });
    clock.advance(1_000);
    expect(await database().transaction((tx) => tickets.forgetOld(tx))).toBeGreaterThan(0);
    await expect(tickets.admitTicket(text, ['live'], never)).rejects.toMatchObject({ code: 'ticketExpired' });
  });

  it('TK5 open nothing after their session', async () => {
    const { tickets, signIn, signOut } = await createProcess(database());
    const { holder, ticket } = signIn();
    const text = ticket();
    await signOut(holder);
    await expect(tickets.admitTicket(text, ['live'], never)).rejects.toMatchObject({ code: 'ticketExpired' });
  });

  it('TK5 open nothing when the session ends while they are looked up', async () => {
    const { options, sessions, signIn, signOut } = await createProcess(database());
    const { holder, ticket } = signIn();
    // Read as open, then ended and known to be ended before the answer arrives.
    const tickets = new Tickets({
      ...options,
      async isSessionOpen() {
        await signOut(holder);
        await until('the end', () => sessions.size === 0);
        return true;
      },
    });
    await expect(tickets.admitTicket(ticket(), ['live'], never)).rejects.toMatchObject({ code: 'ticketExpired' });
  });

  it('TK6 close what they have opened when the session ends, in every process, and nothing else', async () => {
    const first = await createProcess(database());
    const second = await createProcess(database(), first.open, first.clock);
    const [leaving, staying] = [first.signIn(), first.signIn()];
    const closed: string[] = [];
    await first.tickets.admitTicket(leaving.ticket(), ['live'], () => closed.push('first'));
    await second.tickets.admitTicket(leaving.ticket(), ['live'], () => closed.push('second'));
    await second.tickets.admitTicket(staying.ticket(), ['live'], () => closed.push('other session'));
    const left = await second.tickets.admitTicket(leaving.ticket(), ['live'], () => closed.push('released'));
    left.release();
    await first.signOut(leaving.holder);
    await until('both ends', () => closed.length === 2);
    expect(closed.sort()).toEqual(['first', 'second']);
  });

  it('TK6 leave nothing behind when sockets are refused or closed', async () => {
    const { tickets, sessions, signIn } = await createProcess(database());
    const text = signIn().ticket();
    const { release } = await tickets.admitTicket(text, ['live'], never);
    await tickets.admitTicket(text, ['live'], never).catch(() => undefined);
    release();
    expect(sessions.size).toBe(0);
  });

  it('TK9 open nothing while the storage fails, and close what they have opened', async () => {
    const health = new DatabaseHealth();
    const { options, sessions, signIn } = await createProcess(database());
    const tickets = new Tickets({ ...options, database: { db: database().db, health } });
    tickets.start();
    registerEnd(() => tickets.stop());
    const { ticket } = signIn();
    const visitor = () => tickets.sign({ purpose: 'follow', holder: null, claims: {} });
    const closed: string[] = [];
    await tickets.admitTicket(ticket(), ['live'], (code) => closed.push(code));
    await tickets.admitTicket(visitor(), ['follow'], (code) => closed.push(code));
    (await tickets.admitTicket(visitor(), ['follow'], never)).release();
    health.become({ kind: 'refusingChanges', fault: 'full', since: new Date(0) });
    expect(closed).toEqual(['storageAway', 'storageAway']);
    health.become({ kind: 'ended', fault: 'full', since: new Date(0) });
    expect([closed.length, sessions.size]).toEqual([2, 0]);
    await expect(tickets.admitTicket(visitor(), ['follow'], never)).rejects.toMatchObject({ code: 'storageAway' });
    health.become({ kind: 'serving' });
    await tickets.admitTicket(visitor(), ['follow'], never);
  });

  it('TK9 open nothing when the storage fails while they are looked up', async () => {
    const health = new DatabaseHealth();
    const { options, signIn } = await createProcess(database());
    const isSessionOpen = async (): Promise<boolean> => {
      health.become({ kind: 'ended', fault: 'failing', since: new Date(0) });
      throw new Error('connection terminated');
    };
    const tickets = new Tickets({ ...options, isSessionOpen, database: { db: database().db, health } });
    tickets.start();
    registerEnd(() => tickets.stop());
    await expect(tickets.admitTicket(signIn().ticket(), ['live'], never)).rejects.toMatchObject({ code: 'storageAway' });
  });

  it('TK7 are not good when that cannot be found out', async () => {
    const { options, signIn } = await createProcess(database());
    const tickets = new Tickets({ ...options, isSessionOpen: () => Promise.reject(new Error('no database')) });
    await expect(tickets.admitTicket(signIn().ticket(), ['live'], never)).rejects.toMatchObject({ code: 'unavailable' });
    for (const text of [undefined, 7, '', 'x.y', {}]) {
      await expect(tickets.admitTicket(text, ['live'], never)).rejects.toMatchObject({ code: 'ticketExpired' });
    }
  });
});
