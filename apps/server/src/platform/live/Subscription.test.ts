import type { LiveBatch, LiveReset, LiveTopicName } from '@finemesh/contract';
import pino from 'pino';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { OfferedTopics } from './LiveTopic.ts';
import { Subscription } from './Subscription.ts';
import { createPostsTopic, createWallTopic, MemoryEvents } from './testing/index.ts';

const logger = pino({ level: 'silent' });
const reader = { kind: 'capability', purpose: 'test', claims: {} } as const;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const settle = (ms = 50) => vi.advanceTimersByTimeAsync(ms);

function follow(offered: OfferedTopics, { after = 0, floor = 0, events = new MemoryEvents() }: { after?: number | null; floor?: number; events?: MemoryEvents } = {}) {
  const batches: LiveBatch[] = [];
  const resets: LiveReset[] = [];
  const ends: string[] = [];
  let room: Promise<boolean> = Promise.resolve(true);
  const subscription = new Subscription(
    { events, topics: offered, logger, replayFloor: () => floor },
    reader,
    {
      whenRoom: () => room,
      socket: {
        emit: (event, ...payload) => {
          if (event === 'live.batch') batches.push(...(payload as LiveBatch[]));
          if (event === 'live.reset') resets.push(...(payload as LiveReset[]));
        },
      },
      end: (code) => ends.push(code),
    },
    Object.keys(offered) as LiveTopicName[],
    after,
  );
  subscription.start();
  return {
    events,
    subscription,
    batches,
    resets,
    ends,
    /** The reader stops to read until the returned function is called. */
    stall(): () => void {
      let resume = (_hasRoom: boolean): void => undefined;
      room = new Promise((resolve) => (resume = resolve));
      return () => {
        room = Promise.resolve(true);
        resume(true);
      };
    },
    messages: () => batches.flatMap(({ messages }) => messages.map(({ topic, sequence }) => `${topic} ${sequence}`)),
  };
}

describe('Subscription', () => {
  it('LD1 hands out what comes after the cursor, of all topics in one order', async () => {
    const events = new MemoryEvents();
    for (const type of ['post', 'case', 'case', 'post']) events.append(type);
    const { messages, batches } = follow({ 'posts.own': createPostsTopic(), 'cases.wall': createWallTopic() }, { after: 1, events });
    await settle();
    events.append('case');
    await settle();
    expect(messages()).toEqual(['cases.wall 2', 'cases.wall 3', 'posts.own 4', 'cases.wall 5']);
    expect(batches.map(({ upTo }) => upTo)).toEqual([4, 5]);
  });

  it('LD2 moves the cursor through 200 events that the reader may not see', async () => {
    const { events, batches } = follow({ 'cases.wall': createWallTopic({ present: async () => [] }) });
    events.append('case', 199);
    await settle();
    expect(batches).toEqual([]);
    events.append('case');
    await settle();
    expect(batches).toEqual([{ messages: [], upTo: 200 }]);
  });

  it('LD3 beats where the reader is, but not when something was just said', async () => {
    const { events, batches, subscription } = follow({ 'posts.own': createPostsTopic() });
    events.append('nothing of interest', 3);
    await settle();
    subscription.beat();
    expect(batches).toEqual([{ messages: [], upTo: 3 }]);
    events.append('post');
    await settle();
    subscription.beat();
    expect(batches).toHaveLength(2);
    subscription.beat();
    expect(batches.at(-1)).toEqual({ messages: [], upTo: 4 });
  });

  it('LD6 resets all topics when the gap is too large or the cursor is of another log, and goes on from there', async () => {
    const events = new MemoryEvents();
    events.append('post', 5_001);
    const far = follow({ 'posts.own': createPostsTopic() }, { events });
    const foreign = follow({ 'posts.own': createPostsTopic() }, { events, after: 9_000_000 });
    await settle();
    for (const { resets } of [far, foreign]) expect(resets).toEqual([{ topics: ['posts.own'], cursor: 5_001 }]);
    events.append('post');
    await settle();
    for (const { batches } of [far, foreign]) expect(batches).toMatchObject([{ upTo: 5_002 }]);
  });

  it('LD6 resets a cursor from before the floor of replay, and goes on from there', async () => {
    const events = new MemoryEvents();
    events.append('post', 6);
    const [before, at] = [follow({ 'posts.own': createPostsTopic() }, { events, floor: 4, after: 3 }), follow({ 'posts.own': createPostsTopic() }, { events, floor: 4, after: 4 })];
    await settle();
    expect([before.resets, before.messages()]).toEqual([[{ topics: ['posts.own'], cursor: 4 }], ['posts.own 5', 'posts.own 6']]);
    expect([at.resets, at.messages()]).toEqual([[], ['posts.own 5', 'posts.own 6']]);
  });

  it('LD6 sends a reader that was behind nothing from before its reset', async () => {
    const { events, subscription, batches, resets, messages, stall } = follow({ 'posts.own': createPostsTopic() });
    const resume = stall();
    events.append('post', 3);
    await settle();
    subscription.reset(3);
    resume();
    await settle();
    expect([resets, messages()]).toEqual([[{ topics: ['posts.own'], cursor: 3 }], []]);
    events.append('post');
    await settle();
    expect([messages(), batches.at(-1)?.upTo]).toEqual([['posts.own 4'], 4]);
  });

  it('LD7 resets a topic that cannot be presented, after trying again, and delivers the others', async () => {
    const present = vi.fn().mockRejectedValue(new Error('broken'));
    const { events, messages, resets, ends } = follow({ 'posts.own': createPostsTopic(), 'cases.wall': createWallTopic({ present }) });
    events.append('case');
    events.append('post');
    await settle(3_000);
    expect(messages()).toEqual(['posts.own 2']);
    expect(resets).toEqual([{ topics: ['cases.wall'], cursor: 2 }]);
    expect(present).toHaveBeenCalledTimes(3);
    present.mockResolvedValue([{ topic: 'cases.wall', type: 'case.gone', id: 'x', sequence: 3, at: '' }]);
    events.append('case');
    await settle(3_000);
    expect(messages()).toEqual(['posts.own 2', 'cases.wall 3']);
    expect(ends).toEqual([]);
  });

  it('LD7 loses nothing to a failure that passes, and takes one that hangs for a failure', async () => {
    const present = vi.fn(createWallTopic().present).mockImplementationOnce(() => new Promise(() => undefined));
    const { events, messages, resets } = follow({ 'cases.wall': createWallTopic({ present }) });
    events.append('case');
    await settle(10_500);
    expect([messages(), resets]).toEqual([['cases.wall 1'], []]);
  });

  it('LD8 presents only once there is room, so that nothing old is sent late', async () => {
    let isAdmitted = true;
    const { events, messages, stall, subscription, ends } = follow({ 'cases.wall': createWallTopic({ admits: () => isAdmitted }) });
    const release = stall();
    events.append('case');
    await settle();
    isAdmitted = false;
    await subscription.review();
    release();
    await settle();
    expect([messages(), ends]).toEqual([[], ['notAllowed']]);
  });

  it('LE2 judges again what was presented while the rights changed', async () => {
    let rights = 'old';
    let resume = (): void => undefined;
    const loaded = new Promise<void>((resolve) => (resume = resolve));
    const { events, batches, subscription } = follow({
      'cases.wall': createWallTopic({
        present: async (stored) => {
          const id = rights;
          await loaded;
          return stored.map(({ sequence }) => ({ topic: 'cases.wall', type: 'case.gone', id, sequence, at: '' }));
        },
      }),
    });
    events.append('case');
    await settle();
    rights = 'new';
    await subscription.review();
    resume();
    await settle();
    expect(batches.flatMap(({ messages }) => messages)).toMatchObject([{ id: 'new' }]);
  });

  it('LE2 drops the topic whose right is lost and keeps the others', async () => {
    let isAdmitted = true;
    const topics = { 'posts.own': createPostsTopic(), 'cases.wall': createWallTopic({ admits: () => isAdmitted }) };
    const { events, messages, subscription, ends } = follow(topics);
    isAdmitted = false;
    await subscription.review();
    isAdmitted = true;
    events.append('case');
    events.append('post');
    await settle();
    expect([messages(), ends]).toEqual([['posts.own 2'], []]);
  });

  it('LE3 ends when the rights cannot be confirmed for five seconds, with nothing sent', async () => {
    const { events, batches, ends } = follow({ 'cases.wall': createWallTopic({ admits: () => Promise.reject(new Error('no database')) }) });
    events.append('case');
    await settle(6_000);
    expect([batches, ends]).toEqual([[], ['unavailable']]);
  });

  it('sends nothing after it was closed, and says when nothing is under way', async () => {
    const { events, batches, stall, subscription } = follow({ 'posts.own': createPostsTopic() });
    const release = stall();
    events.append('post');
    await settle();
    const closed = vi.fn();
    void subscription.close().then(closed);
    await settle();
    expect(closed).not.toHaveBeenCalled();
    release();
    await settle();
    expect(closed).toHaveBeenCalledOnce();
    expect([batches, events.open]).toEqual([[], 0]);
  });
});
