import { FinemeshError, type LiveContent, type WallCase } from '@finemesh/contract';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { effectScope, type EffectScope } from 'vue';
import { FactsStandIn } from '../testing/FactsStandIn.ts';
import { readCaseMessage } from './readCaseMessage.ts';
import { useFactList, type FactList } from './useFactList.ts';

const createCase = (id: string, version: number): WallCase =>
  ({ id, version, audience: 'wall', changedAt: new Date(version * 1_000).toISOString() }) as WallCase;
const message = (id: string, version: number, type: 'case.reported' | 'case.noted' = 'case.noted'): LiveContent<'cases.wall'> => ({
  type,
  case: createCase(id, version),
});

type Answer = { facts: WallCase[]; cursor: number } | Error;

let scope: EffectScope;
let feed: FactsStandIn;
let loads: { answer: (answer: Answer) => void }[];
let changes: string[];
let list: FactList<WallCase>;

beforeEach(() => {
  vi.useFakeTimers();
  scope = effectScope();
  feed = new FactsStandIn();
  loads = [];
  changes = [];
  list = scope.run(() =>
    useFactList({
      feed,
      topic: 'cases.wall',
      load: () =>
        new Promise<{ facts: WallCase[]; cursor: number }>((resolve, reject) => {
          loads.push({ answer: (answer) => (answer instanceof Error ? reject(answer) : resolve(answer)) });
        }),
      read: readCaseMessage<WallCase>,
      onChange: ({ type, after, before }) => changes.push(`${type} ${after.id} ${before?.version ?? 'new'}→${after.version}`),
    }),
  )!;
});
afterEach(() => {
  scope.stop();
  vi.useRealTimers();
});

const shown = () => list.facts.value.map(({ id, version }) => `${id}${version}`);

/** The server answers the last load. */
async function answer(given: Answer): Promise<void> {
  loads.at(-1)?.answer(given);
  await vi.advanceTimersByTimeAsync(0);
}

const loaded = (cursor: number, ...facts: [id: string, version: number][]): Answer => ({
  facts: facts.map(([id, version]) => createCase(id, version)),
  cursor,
});

describe('useFactList, loading', () => {
  it('is loading until the answer, then follows the feed from its cursor', async () => {
    expect(list.state.value).toEqual({ status: 'loading' });
    expect(feed.followed).toEqual([]);
    await answer(loaded(4, ['a', 1], ['b', 2]));
    expect([list.state.value.status, shown(), feed.followed]).toEqual(['ready', ['b2', 'a1'], [['cases.wall', 4]]]);
  });

  it('says why it failed, asks again by itself ever more rarely, and shows the list once it is there', async () => {
    for (const delayMs of [3_000, 5_000, 10_000, 30_000, 30_000]) {
      await answer(new FinemeshError('unavailable'));
      expect(list.state.value).toMatchObject({ status: 'failed', cause: { code: 'unavailable' } });
      const before = loads.length;
      await vi.advanceTimersByTimeAsync(delayMs - 1);
      expect(loads).toHaveLength(before);
      await vi.advanceTimersByTimeAsync(1);
      expect(loads).toHaveLength(before + 1);
    }
    await answer(loaded(1, ['a', 1]));
    expect([list.state.value.status, shown()]).toEqual(['ready', ['a1']]);
  });

  it('does not ask again by itself where that cannot help, but does when a person asks', async () => {
    await answer(new FinemeshError('notFound'));
    await vi.advanceTimersByTimeAsync(600_000);
    expect(loads).toHaveLength(1);
    void list.load();
    await answer(loaded(1));
    expect(list.state.value.status).toBe('ready');
  });

  it('asks once where a person asks while it waits to ask', async () => {
    await answer(new FinemeshError('unavailable'));
    void list.load();
    await answer(loaded(1));
    await vi.advanceTimersByTimeAsync(60_000);
    expect(loads).toHaveLength(2);
  });

  it('counts only the last of two loads, however late the first one answers', async () => {
    void list.load();
    await answer(loaded(9, ['new', 1]));
    loads[0]!.answer(loaded(2, ['old', 1]));
    await vi.advanceTimersByTimeAsync(0);
    expect([shown(), feed.followed]).toEqual([['new1'], [['cases.wall', 9]]]);
  });
});

describe('useFactList, following', () => {
  beforeEach(() => answer(loaded(4, ['a', 1])));

  it('puts each message in its place and names what it changed', () => {
    feed.send('cases.wall', message('b', 1, 'case.reported'), message('a', 2));
    feed.send('cases.wall', message('b', 2));
    expect(shown().sort()).toEqual(['a2', 'b2']);
    expect(changes).toEqual(['case.reported b new→1', 'case.noted a 1→2', 'case.noted b 1→2']);
  });

  it('takes no older version over a newer one, and does not name it', () => {
    feed.send('cases.wall', message('a', 3), message('a', 2), message('a', 3));
    expect(shown()).toEqual(['a3']);
    expect(changes).toEqual(['case.noted a 1→3']);
  });

  it('keeps what a command answered, and its message after that is no news', () => {
    list.keep(createCase('a', 2));
    feed.send('cases.wall', message('a', 2));
    expect([shown(), changes]).toEqual([['a2'], []]);
  });

  it('drops a case that the reader may not see any more, until it may again', () => {
    feed.send('cases.wall', { type: 'case.gone', id: 'a' });
    expect([shown(), list.find('a')]).toEqual([[], undefined]);
    feed.send('cases.wall', { type: 'case.gone', id: 'never seen' }, message('a', 5));
    expect(shown()).toEqual(['a5']);
  });
});

describe('useFactList, after a gap', () => {
  beforeEach(() => answer(loaded(4, ['stays', 1], ['left', 1])));

  it('replaces the list: a case that the answer does not hold any more is gone', async () => {
    feed.reset('cases.wall');
    expect(shown()).toHaveLength(2);
    await answer(loaded(9_000, ['stays', 3], ['came', 2]));
    expect(shown()).toEqual(['stays3', 'came2']);
    expect(feed.followed).toEqual([['cases.wall', 4], ['cases.wall', 9_000]]);
  });

  it('announces nothing of what was loaded', async () => {
    feed.reset('cases.wall');
    await answer(loaded(9_000, ['came', 2]));
    expect(changes).toEqual([]);
  });

  it('keeps a version that came while the answer was on its way', async () => {
    feed.reset('cases.wall');
    list.keep(createCase('stays', 7));
    await answer(loaded(9_000, ['stays', 3]));
    expect(shown()).toEqual(['stays7']);
  });

  it('goes on showing what it had while it cannot load, and says so', async () => {
    feed.reset('cases.wall');
    await answer(new FinemeshError('unavailable'));
    expect([list.state.value.status, shown().length]).toEqual(['failed', 2]);
    await vi.advanceTimersByTimeAsync(3_000);
    await answer(loaded(9_000, ['stays', 3]));
    expect([list.state.value.status, shown()]).toEqual(['ready', ['stays3']]);
  });

  it('loads once more for a second gap while the first load is on its way', async () => {
    feed.reset('cases.wall');
    feed.reset('cases.wall');
    loads[1]!.answer(loaded(8_000, ['stays', 2], ['left', 2]));
    await answer(loaded(9_000, ['stays', 3]));
    expect([shown(), feed.followed.at(-1)]).toEqual([['stays3'], ['cases.wall', 9_000]]);
  });
});

describe('useFactList, at its end', () => {
  it('leaves the feed, asks no more and shows nothing that comes late', async () => {
    await answer(new FinemeshError('unavailable'));
    scope.stop();
    await vi.advanceTimersByTimeAsync(60_000);
    expect([feed.isFollowed('cases.wall'), loads.length, vi.getTimerCount()]).toEqual([false, 1, 0]);
  });

  it('does not follow with an answer that comes after it', async () => {
    scope.stop();
    await answer(loaded(4, ['a', 1]));
    expect([shown(), feed.followed]).toEqual([[], []]);
  });
});
