import { reopenWindowDays } from '@finemesh/domain';
import { expect, it } from 'vitest';
import { describeEachDatabase, paths } from '../testing/index.ts';
import { acceptCase } from './commands/acceptCase.ts';
import { confirmCase } from './commands/confirmCase.ts';
import { handOverCase } from './commands/handOverCase.ts';
import { resolveCase } from './commands/resolveCase.ts';
import { casesOnWall, casesWithin } from './queries.ts';
import { createStreet, later } from './testing/index.ts';

const day = 24 * 60;

describeEachDatabase('the lists of cases', (database) => {
  it('put open cases first however long nobody has touched them, and let settled ones go with time', async () => {
    const { person, report } = createStreet(database());
    const commander = await person('commander', paths.street);
    const micro = await person('microGridder', paths.microGrid11);
    const [silent, resolved, confirmed] = [await report(), await report(), await report()];
    await database().transaction(async (tx) => {
      for (const { id } of [resolved, confirmed]) {
        await handOverCase(tx, commander, id, { postId: micro.post.id }, later(5));
        await acceptCase(tx, micro, id, later(6));
        await resolveCase(tx, micro, id, { words: '好了', photoIds: [] }, later(7));
      }
      await confirmCase(tx, confirmed.trackingNumber, undefined, later(8));
    });
    const wallAt = async (minutes: number) =>
      (await casesOnWall(database().db, [paths.street], later(minutes))).map(({ row }) => row.id);

    expect(await wallAt(60)).toEqual([silent.id, confirmed.id, resolved.id]);
    expect(await wallAt(2 * day)).toEqual([silent.id, resolved.id]);
    expect(await wallAt((reopenWindowDays + 1) * day)).toEqual([silent.id]);
    const all = await casesWithin(database().db, [paths.street], 'all');
    expect(all.map(({ row }) => row.id)).toEqual([silent.id, confirmed.id, resolved.id]);
    const open = await casesWithin(database().db, [paths.street], 'open');
    expect(open.map(({ row }) => row.id)).toEqual([silent.id]);
  });
});
