import { caseDueAt, reopenWindowDays } from '@finemesh/domain';
import { expect, it } from 'vitest';
import { describeEachDatabase, paths } from '../../testing/index.ts';
import type { CaseRow } from '../changeCase.ts';
import { createStreet, later } from '../testing/index.ts';
import { acceptCase } from './acceptCase.ts';
import { confirmCase } from './confirmCase.ts';
import { handOverCase } from './handOverCase.ts';
import { noteCase } from './noteCase.ts';
import { reopenCase } from './reopenCase.ts';
import { resolveCase } from './resolveCase.ts';

describeEachDatabase('confirming and reopening', (database) => {
  const minutesOfWindow = reopenWindowDays * 24 * 60;

  /** A case that its micro-gridder has resolved half an hour after the report. */
  async function resolved(): Promise<CaseRow> {
    const { person, report } = createStreet(database());
    const commander = await person('commander', paths.street);
    const micro = await person('microGridder', paths.microGrid11);
    const { id } = await report();
    return database().transaction(async (tx) => {
      await handOverCase(tx, commander, id, { postId: micro.post.id }, later(5));
      await acceptCase(tx, micro, id, later(6));
      await noteCase(tx, micro, id, '明天去', later(7));
      return resolveCase(tx, micro, id, { words: '好了', photoIds: [] }, later(30));
    });
  }
  const confirm = ({ trackingNumber }: CaseRow, rating: number | undefined, when: Date) =>
    database().transaction((tx) => confirmCase(tx, trackingNumber, rating, when));
  const reopen = ({ trackingNumber }: CaseRow, when: Date) =>
    database().transaction((tx) => reopenCase(tx, trackingNumber, '没修好', when));

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

  it('is not found by a number that was never given out', async () => {
    const row = await resolved();
    await expect(confirm({ ...row, trackingNumber: '0000-0000-0000' }, 5, later(1))).rejects.toMatchObject({ code: 'notFound' });
  });
});
