import { createTestClock } from '@finemesh/testkit';
import pino from 'pino';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LiveConnection } from './LiveConnection.ts';
import type { LiveAttachment, LiveScreen } from './LiveExtension.ts';
import type { OfferedTopics } from './LiveTopic.ts';
import { createPostsTopic, createWallTopic, MemoryEvents, SocketStandIn } from './testing/index.ts';

const logger = pino({ level: 'silent' });
const reader = { kind: 'capability', purpose: 'test', claims: {} } as const;
const call = { version: 1, topics: ['posts.own'], after: null };

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const settle = (ms = 50) => vi.advanceTimersByTimeAsync(ms);

function open(topics: OfferedTopics = { 'posts.own': createPostsTopic() }, attach?: (screen: LiveScreen) => LiveAttachment) {
  const events = new MemoryEvents();
  const socket = new SocketStandIn();
  const clock = createTestClock();
  const extensions = attach === undefined ? [] : [{ attach }];
  const connection = new LiveConnection({ events, topics, logger, clock, extensions, replayFloor: () => 0 }, socket, reader);
  connection.open();
  const subscribe = async (payload: unknown = call): Promise<unknown> => {
    const answer = socket.send('live.subscribe', payload);
    await settle();
    return answer;
  };
  return { events, socket, connection, subscribe, clock };
}

describe('LiveConnection', () => {
  it('LC3 sends nothing before it was asked to', async () => {
    const { events, socket, connection } = open();
    events.append('post');
    connection.beat();
    await settle();
    expect(socket.sent).toEqual([]);
  });

  it('LS1 answers with the topics that admit the reader', async () => {
    const { subscribe } = open({ 'posts.own': createPostsTopic(), 'cases.wall': createWallTopic({ admits: () => false }) });
    expect(await subscribe({ ...call, topics: ['cases.wall', 'posts.own'] })).toEqual({ ok: true, topics: ['posts.own'], after: 0 });
    expect(await subscribe({ ...call, topics: ['cases.wall'] })).toEqual({ ok: false, code: 'notAllowed' });
  });

  it.each([
    ['LS2', { version: 2, topics: ['no such topic'], after: 'x' }, 'unsupportedVersion'],
    ['LS3', { ...call, topics: ['posts.own', 'no such topic'] }, 'unknownTopic'],
    ['LS4', { ...call, after: -1 }, 'invalidInput'],
    ['LS4', { ...call, topics: [] }, 'invalidInput'],
    ['LS4', { topics: ['posts.own'], after: 1 }, 'invalidInput'],
    ['LS4', null, 'invalidInput'],
  ])('%s refuses %j and leaves the subscription as it is', async (_rule, payload, code) => {
    const { events, socket, subscribe } = open();
    await subscribe();
    expect(await subscribe(payload)).toEqual({ ok: false, code });
    events.append('post');
    await settle();
    expect(socket.sequences).toEqual([1]);
  });

  it('LS6 replaces the subscription, and reads the log for one at a time however many are asked for', async () => {
    const { events, socket } = open();
    events.append('post', 4_000);
    const answers = Array.from({ length: 50 }, () => socket.send('live.subscribe', { ...call, after: 0 }));
    await settle(5_000);
    expect(await Promise.all(answers)).toEqual(Array(50).fill({ ok: true, topics: ['posts.own'], after: 0 }));
    expect(events.open).toBe(1);
    expect(events.reading.most).toBe(1);
    events.append('post');
    await settle();
    expect(socket.sequences.filter((sequence) => sequence === 4_001)).toHaveLength(1);
  });

  it('LS6 acknowledges before it sends anything, from now or from where it was asked', async () => {
    const { events, socket } = open();
    events.append('post', 3);
    const order: unknown[] = [];
    const answered = socket.send('live.subscribe', { ...call, after: 1 }).then(() => order.push(socket.sent.length));
    await settle();
    await answered;
    expect(order).toEqual([0]);
    expect(socket.sequences).toEqual([2, 3]);
    expect(await socket.send('live.subscribe', call)).toMatchObject({ after: 3 });
  });

  it('LB1 LB2 refuses a flood and ends who goes on with it', async () => {
    const { socket } = open();
    const answers = await Promise.all(Array.from({ length: 60 }, () => socket.send('live.subscribe', null)));
    expect(new Set(answers.map((answer) => JSON.stringify(answer)))).toEqual(new Set(['{"ok":false,"code":"invalidInput"}']));
    for (let i = 0; i < 300; i += 1) expect(await socket.send('live.subscribe', call)).toEqual({ ok: false, code: 'tooManyRequests' });
    expect(socket.ends).toEqual([]);
    await socket.send('live.subscribe', call);
    expect(socket.ends).toEqual([{ code: 'tooManyRequests' }]);
  });

  it('LE5 says why it ends, sends nothing more, and cuts a reader that does not read', async () => {
    const { events, socket, connection, subscribe } = open();
    await subscribe();
    connection.end('notSignedIn');
    connection.end('unavailable');
    events.append('post');
    connection.beat();
    expect(await subscribe()).toEqual({ ok: false, code: 'unavailable' });
    expect(socket.sent).toEqual([{ event: 'live.ended', payload: { code: 'notSignedIn' } }]);
    expect([socket.conn.readyState, socket.discarded, events.open]).toEqual(['closing', false, 0]);
    await settle(600);
    expect(socket.discarded).toBe(true);
  });

  it('does not cut a connection that has closed by itself', async () => {
    const { socket, connection } = open();
    connection.end('unavailable');
    connection.closed();
    await settle(600);
    expect(socket.discarded).toBe(false);
  });

  it('LE2 ends with the last right', async () => {
    let isAdmitted = true;
    const { socket, connection, subscribe } = open({ 'posts.own': createPostsTopic({ admits: () => isAdmitted }) });
    await subscribe();
    isAdmitted = false;
    await connection.review();
    expect(socket.ends).toEqual([{ code: 'notAllowed' }]);
  });

  it('LD6 has the page load everything again when places are others', async () => {
    const { socket, connection, subscribe } = open();
    connection.reset(3);
    await subscribe();
    connection.reset(7);
    expect(socket.resets).toEqual([{ topics: ['posts.own'], cursor: 7 }]);
  });

  it('follows nothing after the network has closed it, even if it was subscribing', async () => {
    const { events, connection, socket } = open();
    const answer = socket.send('live.subscribe', call);
    connection.closed();
    await settle();
    expect(await answer).toEqual({ ok: false, code: 'unavailable' });
    expect(events.open).toBe(0);
  });
});

describe('an extension of a connection', () => {
  function attach() {
    const attachment = {
      handlers: { 'positions.watch': vi.fn().mockResolvedValue({ ok: true }) },
      review: vi.fn(),
      closed: vi.fn(),
    };
    let screen: LiveScreen | undefined;
    const opened = open(undefined, (given) => {
      screen = given;
      return attachment;
    });
    return { ...opened, attachment, screen: () => screen };
  }

  it('LC4 answers its own events within the same budget', async () => {
    const { socket, attachment } = attach();
    expect(await socket.send('positions.watch', 'as it was sent')).toEqual({ ok: true });
    expect(attachment.handlers['positions.watch']).toHaveBeenCalledWith('as it was sent');
    for (let i = 0; i < 59; i += 1) await socket.send('positions.watch');
    expect(await socket.send('positions.watch')).toEqual({ ok: false, code: 'tooManyRequests' });
  });

  it('answers a broken handler with `internal` and lives on', async () => {
    const { socket, attachment } = attach();
    attachment.handlers['positions.watch'].mockRejectedValueOnce(new Error('broken'));
    expect(await socket.send('positions.watch')).toEqual({ ok: false, code: 'internal' });
    expect(await socket.send('positions.watch')).toEqual({ ok: true });
  });

  it('LE2 ends with a review that fails, as a right that is not confirmed is none', async () => {
    const { socket, attachment, connection } = attach();
    attachment.review.mockImplementationOnce(() => {
      throw new Error('broken');
    });
    await connection.review();
    expect(socket.ends).toEqual([{ code: 'unavailable' }]);
  });

  it('is asked to look at the rights again, and sends nothing to a connection that has ended', async () => {
    const { socket, attachment, connection, screen } = attach();
    await connection.review();
    expect(attachment.review).toHaveBeenCalledOnce();
    screen()?.send('positions.watchers', []);
    expect(screen()?.hasRoom()).toBe(true);
    connection.end('notSignedIn');
    screen()?.send('positions.watchers', []);
    expect(screen()?.hasRoom()).toBe(false);
    expect(socket.sent.map(({ event }) => event)).toEqual(['positions.watchers', 'live.ended']);
    connection.closed();
    connection.closed();
    expect(attachment.closed).toHaveBeenCalledOnce();
  });
});
