import { brandId, type AccountId } from '@finemesh/domain';
import { expect, it } from 'vitest';
import { AccountTurns } from './AccountTurns.ts';

const [ann, bob] = [brandId<AccountId>('ann'), brandId<AccountId>('bob')];

it('runs the steps of one account in order, over failures, and those of another meanwhile', async () => {
  const turns = new AccountTurns();
  const done: string[] = [];
  let finish = (): void => undefined;
  const first = turns.run(ann, () => new Promise<void>((resolve) => (finish = resolve)).then(() => void done.push('first')));
  const second = turns.run(ann, () => Promise.reject(new Error('second')));
  const third = turns.run(ann, async () => done.push('third'));
  await turns.run(bob, async () => done.push('other'));
  expect([done, turns.isBusy(ann)]).toEqual([['other'], true]);
  finish();
  await first;
  await expect(second).rejects.toThrow('second');
  await third;
  await turns.whenIdle();
  expect([done, turns.isBusy(ann)]).toEqual([['other', 'first', 'third'], false]);
});
