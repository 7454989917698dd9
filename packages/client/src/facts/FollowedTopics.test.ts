import type { ErrorCode, LiveSubscribe, LiveSubscribed, LiveTopicName } from '@finemesh/contract';
import { beforeEach, expect, it } from 'vitest';
import { FollowedTopics } from './FollowedTopics.ts';

let calls: LiveSubscribe[];
let answers: ((answer: LiveSubscribed | null) => void)[];
let outcomes: (ErrorCode | 'live')[];
let topics: FollowedTopics;

beforeEach(() => {
  [calls, answers, outcomes] = [[], [], []];
  topics = new FollowedTopics({
    subscribe: (call, answer) => {
      calls.push(call);
      answers.push(answer);
    },
    onLive: () => outcomes.push('live'),
    onRefused: (code) => outcomes.push(code),
  });
});

function follow(topic: LiveTopicName, after: number | null) {
  const list = { resets: 0 };
  const subscription = topics.add(topic, { onMessages: () => undefined, onReset: () => (list.resets += 1) });
  subscription.follow(after);
  return { list, subscription };
}

it('asks for nothing before there is a connection, and again on each', () => {
  follow('cases.wall', 4);
  topics.ask();
  expect(calls).toEqual([]);
  for (const connection of [1, 2]) {
    topics.opened();
    expect(calls).toHaveLength(connection);
    topics.closed();
  }
});

it('is live at once where nothing is followed', () => {
  topics.opened();
  expect([calls, outcomes, topics.isFollowing]).toEqual([[], ['live'], false]);
});

it('takes no answer to a call of the connection before', () => {
  const { subscription } = follow('cases.wall', 4);
  topics.opened();
  topics.closed();
  topics.opened();
  answers[0]?.({ ok: true, topics: ['cases.wall'], after: 4 });
  expect([subscription.isConfirmed, outcomes]).toEqual([false, []]);
  answers[1]?.({ ok: true, topics: ['cases.wall'], after: 4 });
  expect([subscription.isConfirmed, outcomes]).toEqual([true, ['live']]);
});

it('is refused without an answer, and not where no topic admits the reader', () => {
  const { subscription } = follow('cases.wall', 4);
  topics.opened();
  answers[0]?.(null);
  topics.closed();
  topics.opened();
  answers[1]?.({ ok: false, code: 'notAllowed' });
  expect([outcomes, subscription.isFollowing]).toEqual([['unavailable', 'live'], false]);
});

it('has the lists of the named topics load again, and every list but the posts’ own when those have changed', () => {
  const lists = (['cases.wall', 'cases.team', 'posts.own'] as const).map((topic) => follow(topic, 1).list);
  topics.opened();
  topics.reset({ topics: ['cases.team'], cursor: 9 });
  expect(lists.map(({ resets }) => resets)).toEqual([0, 1, 0]);
  topics.receive({ upTo: 10, messages: [{ topic: 'posts.own', sequence: 10, at: '2026-11-24T08:00:00Z', type: 'posts.changed' }] });
  expect(lists.map(({ resets }) => resets)).toEqual([1, 2, 0]);
});
