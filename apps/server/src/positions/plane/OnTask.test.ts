import { brandId, type AccountId } from '@finemesh/domain';
import pino from 'pino';
import { expect, it } from 'vitest';
import { OnTask } from './OnTask.ts';

const [ann, bob] = [brandId<AccountId>('ann'), brandId<AccountId>('bob')];

it('knows the last answer, and keeps it where there is no other', async () => {
  let answer: () => Promise<ReadonlySet<AccountId>> = async () => new Set([ann]);
  const onTask = new OnTask(() => answer(), pino({ level: 'silent' }));
  expect(onTask.has(ann)).toBe(false);
  await onTask.refresh();
  expect([onTask.has(ann), onTask.has(bob)]).toEqual([true, false]);
  answer = () => Promise.reject(new Error('no database'));
  await onTask.refresh();
  expect(onTask.has(ann)).toBe(true);
  answer = async () => new Set([bob]);
  await onTask.refresh();
  expect([onTask.has(ann), onTask.has(bob)]).toEqual([false, true]);
});

it('asks one question at a time, and can be waited for', async () => {
  let asked = 0;
  let answer = (_accounts: ReadonlySet<AccountId>): void => undefined;
  const onTask = new OnTask(
    () => {
      asked += 1;
      return new Promise((resolve) => (answer = resolve));
    },
    pino({ level: 'silent' }),
  );
  void onTask.refresh();
  void onTask.refresh();
  expect(asked).toBe(1);
  const idle = onTask.whenIdle().then(() => onTask.has(ann));
  answer(new Set([ann]));
  expect(await idle).toBe(true);
  void onTask.refresh();
  expect(asked).toBe(2);
});
