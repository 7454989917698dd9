import { FinemeshError, type FollowedCase, type ResidentCase } from '@finemesh/contract';
import { FactsStandIn } from '@finemesh/screens/testing';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { effectScope, type EffectScope } from 'vue';
import { useFollowedCase } from './useFollowedCase.ts';

const trackingNumber = '7K3Q-9F2M-XW4T';
const createCase = (version: number, state: ResidentCase['state']) =>
  ({ id: 'c', version, state, trackingNumber, audience: 'resident', changedAt: new Date(version).toISOString() }) as ResidentCase;

let scope: EffectScope;
let feed: FactsStandIn;
let answers: (FollowedCase | FinemeshError)[];
let keys: string[];

beforeEach(() => {
  vi.useFakeTimers();
  scope = effectScope();
  feed = new FactsStandIn();
  answers = [];
  keys = [];
});
afterEach(() => {
  scope.stop();
  vi.useRealTimers();
});

function next(): Promise<FollowedCase> {
  const answer = answers.shift();
  if (answer === undefined) throw new Error('the test has no answer left');
  return answer instanceof FinemeshError ? Promise.reject(answer) : Promise.resolve(answer);
}

async function follow() {
  let made = 0;
  const followed = scope.run(() =>
    useFollowedCase({
      trackingNumber,
      feed,
      createKey: () => `k${(made += 1)}`,
      retryDelaysMs: [],
      api: {
        getFollowedCase: next,
        giveResidentCommand: (_number, _command, _input, key) => (keys.push(key), next()),
      },
    }),
  )!;
  await vi.advanceTimersByTimeAsync(0);
  return followed;
}

describe('useFollowedCase', () => {
  it('shows each step as it comes, and never an older one', async () => {
    answers = [{ case: createCase(2, 'triaged'), cursor: 5 }];
    const { followed } = await follow();
    feed.send('cases.followed', { type: 'case.accepted', case: createCase(3, 'inGrid') }, { type: 'case.reported', case: createCase(1, 'received') });
    expect(followed.value?.state).toBe('inGrid');
  });

  it('opens by itself once the server is back, and asks no more where there is no such case', async () => {
    answers = [new FinemeshError('unavailable'), { case: createCase(1, 'received'), cursor: 1 }];
    const { followed, state, connection } = await follow();
    expect([state.value.status, connection.value]).toEqual(['failed', 'reconnecting']);
    await vi.advanceTimersByTimeAsync(3_000);
    expect([followed.value?.state, connection.value]).toEqual(['received', 'live']);

    answers = [new FinemeshError('notFound')];
    await follow();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(answers).toEqual([]);
  });

  it('shows what the server answered to the resident at once', async () => {
    answers = [{ case: createCase(4, 'doneInGrid'), cursor: 9 }, { case: createCase(5, 'confirmed'), cursor: 10 }];
    const { give, followed } = await follow();
    expect(await give('confirm', { rating: 5 })).toBe(true);
    expect(followed.value?.state).toBe('confirmed');
  });

  it('sends the same answer again under the same key, another one under another', async () => {
    const isAway = new FinemeshError('unavailable');
    answers = [{ case: createCase(4, 'doneInGrid'), cursor: 9 }, isAway, isAway, isAway];
    const { give, command } = await follow();
    expect(await give('confirm', { rating: 5 })).toBe(false);
    expect(command.value).toMatchObject({ status: 'failed', name: 'confirm' });
    await give('confirm', { rating: 5 });
    await give('reopen', { words: '灯又不亮了' });
    expect(keys).toEqual(['k1', 'k1', 'k2']);
  });

  it('begins another deed with a reason that was used and answered before', async () => {
    answers = [
      { case: createCase(4, 'doneInGrid'), cursor: 9 },
      { case: createCase(5, 'reopened'), cursor: 10 },
      { case: createCase(8, 'reopened'), cursor: 14 },
    ];
    const { give } = await follow();
    await give('reopen', { words: '灯又不亮了' });
    feed.send('cases.followed', { type: 'case.resolved', case: createCase(7, 'doneInGrid') });
    await give('reopen', { words: '灯又不亮了' });
    expect(keys).toEqual(['k1', 'k2']);
  });
});
