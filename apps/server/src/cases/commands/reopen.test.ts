import { actorOf, caseDueAt, reopenWindowDays, visitor } from '@finemesh/domain';
import { expect, it } from 'vitest';
import { describeEachDatabase, paths } from '../../testing/index.ts';
import type { CaseRow } from '../caseRow.ts';
import { createStreet, later } from '../testing/index.ts';
import { giveCommand } from './giveCommand.ts';

describeEachDatabase('confirming and reopening', (database) => {
  const minutesOfWindow = reopenWindowDays * 24 * 60;

  /** A case that its micro-gridder has resolved half an hour after the report. */
  async function resolved(): Promise<CaseRow> {
    const { person, report } = createStreet(database());
    const commander = await person('commander', paths.street);
    const micro = await person('microGridder', paths.microGrid11);
    const { id } = await report();
    return database().transaction(async (tx) => {
      await giveCommand(tx, actorOf(commander, later(5)), id, 'handOver', { postId: micro.post.id });
      await giveCommand(tx, actorOf(micro, later(6)), id, 'accept', {});
      await giveCommand(tx, actorOf(micro, later(7)), id, 'note', { words: '明天去' });
      return giveCommand(tx, actorOf(micro, later(30)), id, 'resolve', { words: '好了', photoIds: [] });
    });
  }
  const confirm = ({ id }: CaseRow, rating: number | undefined, when: Date) =>
    database().transaction((tx) => giveCommand(tx, visitor(when, id), id, 'confirm', { rating }));
  const reopen = ({ id }: CaseRow, when: Date) =>
    database().transaction((tx) => giveCommand(tx, visitor(when, id), id, 'reopen', { words: '没修好' }));

  it('owes nothing while it is done, and starts its clock again when it is reopened', async () => {
    const row = await resolved();
    expect(row).toMatchObject({ state: 'doneInGrid', dueAt: null });
    const again = await reopen(row, later(60));
    expect(again).toMatchObject({ state: 'reopened', settledAt: null, holderPostId: row.holderPostId });
    expect(again.dueAt).toEqual(caseDueAt({ kind: 'days', days: 2, working: true }, later(60)));
  });

  it('keeps the rating, and lets the resident change their mind within the window', async () => {
    const row = await resolved();
    expect(await confirm(row, 4, later(40))).toMatchObject({ state: 'confirmed', rating: 4 });
    expect((await reopen(row, later(40 + minutesOfWindow - 1))).state).toBe('reopened');
  });

  it('cannot be reopened after the window, counted from the confirmation', async () => {
    const row = await resolved();
    await confirm(row, undefined, later(40));
    await expect(reopen(row, later(40 + minutesOfWindow))).rejects.toMatchObject({
      code: 'stateConflict',
      fields: [{ field: 'state', code: 'confirmed' }],
    });
  });

  it('is not confirmed twice, nor before it is done', async () => {
    const row = await resolved();
    await confirm(row, 5, later(40));
    await expect(confirm(row, 1, later(41))).rejects.toMatchObject({ code: 'stateConflict' });
    const fresh = await createStreet(database()).report();
    await expect(confirm(fresh, 5, later(1))).rejects.toMatchObject({ code: 'stateConflict' });
    await expect(reopen(fresh, later(1))).rejects.toMatchObject({ code: 'stateConflict' });
  });

  it('is not known to who has shown the number of another case', async () => {
    const [row, another] = [await resolved(), await resolved()];
    const trespass = database().transaction((tx) => giveCommand(tx, visitor(later(1), another.id), row.id, 'confirm', {}));
    await expect(trespass).rejects.toMatchObject({ code: 'notFound' });
  });
});
