import { brandId } from '@finemesh/domain';
import { expect, it } from 'vitest';
import type { Database } from '../platform/index.ts';
import { CurrentCases } from './CurrentCases.ts';
import type { CaseEvent } from './events.ts';
import type { LoadedCase } from './queries.ts';
import { createLoadedCase } from './testing/index.ts';

const whole = createLoadedCase();

function at(version: number): LoadedCase {
  return { ...whole, row: { ...whole.row, version } };
}

const eventOf = (version: number): CaseEvent => ({ caseId: whole.row.id, version }) as CaseEvent;

/** Cases in a database whose answer is what `stored` says, or a failure. */
function create(stored: () => LoadedCase) {
  let looks = 0;
  const snapshot = async () => {
    looks += 1;
    return [stored()];
  };
  const cases = new CurrentCases({ snapshot: snapshot as unknown as Database['snapshot'] });
  return { cases, looks: () => looks };
}

const versions = (loaded: readonly (LoadedCase | undefined)[]) => loaded.map((one) => one?.row.version);

it('looks once for a case, however many ask at once and afterwards', async () => {
  const { cases, looks } = create(() => at(3));
  await Promise.all([cases.of([eventOf(2), eventOf(3)]), cases.of([eventOf(3)])]);
  expect(versions(await cases.of([eventOf(3)]))).toEqual([3]);
  expect(looks()).toBe(1);
});

it('does not look for what a command has just written', async () => {
  const { cases, looks } = create(() => at(1));
  cases.remember(at(4));
  expect(versions(await cases.of([eventOf(4)]))).toEqual([4]);
  expect(looks()).toBe(0);
});

it('looks for a later version than a command of this process has written', async () => {
  const { cases, looks } = create(() => at(5));
  cases.remember(at(3));
  expect(versions(await cases.of([eventOf(2), eventOf(3)]))).toEqual([3, 3]);
  expect(versions(await cases.of([eventOf(4)]))).toEqual([5]);
  expect(looks()).toBe(1);
});

it('keeps the later of two versions that commands have written, in whatever order they come', async () => {
  const { cases, looks } = create(() => at(9));
  cases.remember(at(3));
  cases.remember(at(2));
  expect(versions(await cases.of([eventOf(2)]))).toEqual([3]);
  expect(looks()).toBe(0);
});

it('forgets the case that was changed longest ago, and looks for it again', async () => {
  const { cases, looks } = create(() => at(1));
  cases.remember(at(1));
  for (let i = 0; i < 1_000; i += 1) cases.remember({ ...whole, row: { ...whole.row, id: brandId(`case ${i}`) } });
  await cases.of([{ ...eventOf(1), caseId: brandId('case 0') }]);
  expect(looks()).toBe(0);
  await cases.of([eventOf(1)]);
  expect(looks()).toBe(1);
});

it('gives nobody an older case than another was given: who catches up is shown what is, not what was', async () => {
  let stored = at(2);
  const { cases } = create(() => stored);
  await cases.of([eventOf(2)]);
  stored = at(5);
  await cases.of([eventOf(5)]);
  expect(versions(await cases.of([eventOf(2), eventOf(3)]))).toEqual([5, 5]);
});

it('asks again after a failure', async () => {
  let broken = true;
  const { cases } = create(() => {
    if (broken) throw new Error('no database');
    return at(1);
  });
  await expect(cases.of([eventOf(1)])).rejects.toThrow('no database');
  broken = false;
  expect(versions(await cases.of([eventOf(1)]))).toEqual([1]);
});

it('looks again after a division, also for what a command has just written', async () => {
  const { cases, looks } = create(() => at(2));
  cases.remember(at(2));
  await cases.of([eventOf(2)]);
  cases.forget();
  await cases.of([eventOf(2)]);
  expect(looks()).toBe(1);
});
