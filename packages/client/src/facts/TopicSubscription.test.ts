import type { LiveMessage } from '@finemesh/contract';
import { expect, it, vi } from 'vitest';
import { TopicSubscription } from './TopicSubscription.ts';

const gone = (sequence: number, topic: 'cases.wall' | 'cases.team' = 'cases.wall'): LiveMessage => ({
  topic,
  sequence,
  at: '2026-11-24T08:00:00Z',
  type: 'case.gone',
  id: String(sequence),
});

function open() {
  const seen: number[] = [];
  const onReset = vi.fn();
  const subscription = new TopicSubscription('cases.wall', {
    onMessages: (messages) => seen.push(...messages.map(({ sequence }) => sequence)),
    onReset,
  });
  return { subscription, seen, onReset };
}

it('hands out messages of its topic after its cursor, once it is confirmed', () => {
  const { subscription, seen } = open();
  subscription.follow(5);
  subscription.receive({ upTo: 6, messages: [gone(6)] });
  subscription.confirm(2);
  subscription.receive({ upTo: 8, messages: [gone(4), gone(6), gone(7, 'cases.team'), gone(8)] });
  subscription.receive({ upTo: 9, messages: [gone(8), gone(9)] });
  expect([seen, subscription.cursor]).toEqual([[6, 8, 9], 9]);
});

it('goes on from its cursor after the connection was lost, and from nowhere when it was refused', () => {
  const { subscription } = open();
  subscription.follow(5);
  subscription.confirm(5);
  subscription.receive({ upTo: 7, messages: [] });
  subscription.unconfirm();
  expect([subscription.isConfirmed, subscription.isFollowing, subscription.cursor]).toEqual([false, true, 7]);
  subscription.refuse();
  expect([subscription.isFollowing, subscription.cursor]).toEqual([false, null]);
});

it('asks for a load when it follows from now on, since nothing is known of before', () => {
  const { subscription, onReset } = open();
  subscription.follow(null);
  subscription.confirm(40);
  expect([onReset.mock.calls.length, subscription.cursor]).toEqual([1, 40]);
});

it('is reset only once it has been followed', () => {
  const { subscription, onReset } = open();
  subscription.reset(9);
  expect(onReset).not.toHaveBeenCalled();
  subscription.follow(1);
  subscription.confirm(1);
  subscription.reset(9);
  subscription.reset(null);
  expect([onReset.mock.calls.length, subscription.cursor]).toEqual([2, 9]);
});

it('has another mark each time it is followed from elsewhere', () => {
  const { subscription } = open();
  const marks = [subscription.mark];
  for (const cursor of [1, 1]) {
    subscription.follow(cursor);
    marks.push(subscription.mark);
  }
  expect(new Set(marks).size).toBe(3);
});

it('throws what its list has thrown to nobody but the page', () => {
  const later: (() => void)[] = [];
  vi.stubGlobal('queueMicrotask', (step: () => void) => later.push(step));
  const broken = () => {
    throw new Error('a list that fails');
  };
  const subscription = new TopicSubscription('cases.wall', { onMessages: broken, onReset: broken });
  subscription.follow(1);
  subscription.confirm(1);
  subscription.receive({ upTo: 2, messages: [gone(2)] });
  subscription.reset(3);
  vi.unstubAllGlobals();
  expect(later).toHaveLength(2);
  for (const step of later) expect(step).toThrow('a list that fails');
});
