import { actorOf, reopenWindowDays, visitor } from '@finemesh/domain';
import { expect, it } from 'vitest';
import { describeEachDatabase, paths } from '../testing/index.ts';
import { giveCommand } from './commands/giveCommand.ts';
import { casesOnWall, casesReadBy } from './queries.ts';
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
        await giveCommand(tx, actorOf(commander, later(5)), id, 'handOver', { postId: micro.post.id });
        await giveCommand(tx, actorOf(micro, later(6)), id, 'accept', {});
        await giveCommand(tx, actorOf(micro, later(7)), id, 'resolve', { words: '好了', photoIds: [] });
      }
      await giveCommand(tx, visitor(later(8), confirmed.id), confirmed.id, 'confirm', {});
    });
    const wallAt = async (minutes: number) => idsOf(await casesOnWall(database().db, actorOf(commander, later(minutes))));

    expect(await wallAt(60)).toEqual([silent.id, confirmed.id, resolved.id]);
    expect(await wallAt(2 * day)).toEqual([silent.id, resolved.id]);
    expect(await wallAt((reopenWindowDays + 1) * day)).toEqual([silent.id]);
    const read = async (states: 'open' | 'all') => idsOf(await casesReadBy(database().db, actorOf(commander, later(60)), states));
    expect(await read('all')).toEqual([silent.id, confirmed.id, resolved.id]);
    expect(await read('open')).toEqual([silent.id]);
  });

  it('CF1 hold a confidential case for who it is assigned to, and for nobody else', async () => {
    const { person, report } = createStreet(database());
    const commander = await person('commander', paths.street);
    const [one, other] = [await person('communityOfficer', paths.community), await person('communityOfficer', paths.community)];
    const micro = await person('microGridder', paths.microGrid11);
    const hidden = await report({ categoryCode: 'DM04' });
    const holder = hidden.holderPostId === one.post.id ? one : other;
    for (const caller of [commander, one, other, micro]) {
      const actor = actorOf(caller, later(60));
      expect(idsOf(await casesReadBy(database().db, actor, 'all')).includes(hidden.id)).toBe(caller === holder);
      expect(idsOf(await casesOnWall(database().db, actor))).not.toContain(hidden.id);
    }
  });

  it('never leave out what is urgent or new, however many reports come, and say how many are left out', async () => {
    const { person, report } = createStreet(database());
    const commander = await person('commander', paths.street);
    const before = (await casesOnWall(database().db, actorOf(commander, later(60)))).cases.length;
    const fire = await report({ categoryCode: 'EM04' });
    const template = await report();
    await copyCase(template.id, 2_100);
    const newest = await report();
    const { cases, leftOut } = await casesOnWall(database().db, actorOf(commander, later(60)));
    const ids = cases.map(({ row }) => row.id);
    expect(ids).toContain(fire.id);
    expect(ids).toContain(newest.id);
    expect(cases.length + leftOut).toBe(before + 2_103);
    expect(leftOut).toBe(before + 102);
  }, 120_000);

  /** So many reports of a minute later than the template, with its steps left out. */
  async function copyCase(id: string, copies: number): Promise<void> {
    const columns = (await database().pool.query<{ name: string }>(`select column_name as name from information_schema.columns
      where table_name = 'case' and column_name not in ('id', 'reference', 'tracking_number')`)).rows.map(({ name }) => `"${name}"`).join(', ');
    await database().pool.query(
      `insert into "case" (id, reference, tracking_number, ${columns})
       select gen_random_uuid(), 'copy ' || n, 'copy ' || n, ${columns} from "case", generate_series(1, ${copies}) as n where id = $1`,
      [id],
    );
  }
});

function idsOf({ cases }: { readonly cases: readonly { readonly row: { readonly id: string } }[] }): string[] {
  return cases.map(({ row }) => row.id);
}
