import { randomUUID } from 'node:crypto';
import { beforeAll, expect, it } from 'vitest';
import type { Caller } from '../../platform/index.ts';
import { createSmallTerritory, describeEachDatabase, paths, type TestPerson } from '../../testing/index.ts';
import { actorOf } from '@finemesh/domain';
import type { CaseRow } from '../caseRow.ts';
import { createStreet, later } from '../testing/index.ts';
import { casesReadBy } from '../queries.ts';
import { giveCommand } from './giveCommand.ts';
import { reassignConfidential } from './reassignConfidential.ts';

describeEachDatabase('handing over', (database) => {
  const street = () => createStreet(database());

  function handOver(caller: Caller, row: CaseRow, postId: string, when = later(5)): Promise<CaseRow> {
    return database().transaction((tx) => giveCommand(tx, actorOf(caller, when), row.id, 'handOver', { postId, words: '请看一下' }));
  }
  const accept = (caller: Caller, row: CaseRow) => database().transaction((tx) => giveCommand(tx, actorOf(caller, later(6)), row.id, 'accept', {}));

  it('moves the case to the post, keeps its deadline and counts', async () => {
    const { person, report } = street();
    const commander = await person('commander', paths.street);
    const micro = await person('microGridder', paths.microGrid11);
    const row = await report();
    const handed = await handOver(commander, row, micro.post.id);
    expect(handed).toMatchObject({ state: 'triaged', holderPostId: micro.post.id, handOvers: 1, version: 2, dueAt: row.dueAt });
  });

  it('refuses the office that reported cases start at, however it is named', async () => {
    const { person, report } = street();
    const commander = await person('commander', paths.street);
    // A commander accepts no cases, so no post of the office can be a target at all.
    await expect(handOver(commander, await report(), commander.post.id)).rejects.toMatchObject({
      code: 'invalidInput',
      fields: [{ field: 'postId', code: 'cannotHold' }],
    });
  });

  it('never goes back to a post that has handed it on, over any number of hands', async () => {
    const { person, report } = street();
    const commander = await person('commander', paths.street);
    const gridder = await person('fullTimeGridder', paths.grid1);
    const leader = await person('gridLeader', paths.grid1);
    const micro = await person('microGridder', paths.microGrid11);
    const row = await report();
    await handOver(commander, row, gridder.post.id);
    await handOver(gridder, row, leader.post.id);
    await handOver(leader, row, micro.post.id);
    for (const post of [gridder.post, leader.post]) {
      await expect(handOver(commander, row, post.id)).rejects.toMatchObject({ code: 'handedOnBefore', fields: [{ field: 'postId' }] });
    }
    await expect(handOver(commander, row, micro.post.id)).rejects.toMatchObject({ code: 'stateConflict' });
  });

  it('counts as handed on by who decides: a post whose case is taken away may get it again', async () => {
    const { person, report } = street();
    const commander = await person('commander', paths.street);
    const first = await person('microGridder', paths.microGrid11);
    const second = await person('microGridder', paths.microGrid11);
    const row = await report();
    await handOver(commander, row, first.post.id);
    await handOver(commander, row, second.post.id);
    expect((await handOver(commander, row, first.post.id)).holderPostId).toBe(first.post.id);
  });

  it('is for the holder and for who dispatches there, and for nobody else', async () => {
    const { person, report } = street();
    const commander = await person('commander', paths.street);
    const gridder = await person('fullTimeGridder', paths.grid1);
    const micro = await person('microGridder', paths.microGrid11);
    const elsewhere = await person('gridLeader', paths.grid2);
    const row = await report();
    for (const caller of [gridder, micro]) {
      await expect(handOver(caller, row, gridder.post.id)).rejects.toMatchObject({ code: 'notAllowed' });
    }
    // Who cannot read it is answered as if there were none.
    await expect(handOver(elsewhere, row, gridder.post.id)).rejects.toMatchObject({ code: 'notFound' });
    await handOver(commander, row, gridder.post.id);
    expect((await handOver(gridder, row, micro.post.id)).holderPostId).toBe(micro.post.id);
  });

  it('refuses posts that have ended, serve another place, or are none', async () => {
    const { person, report } = street();
    const commander = await person('commander', paths.street);
    const elsewhere = await person('microGridder', paths.microGrid21);
    const lawyer = await person('lawyer', paths.microGrid11);
    const row = await report();
    for (const postId of [elsewhere.post.id, lawyer.post.id, randomUUID()]) {
      await expect(handOver(commander, row, postId)).rejects.toMatchObject({ code: 'invalidInput', fields: [{ field: 'postId' }] });
    }
  });

  it('takes an accepted case back to waiting', async () => {
    const { person, report } = street();
    const commander = await person('commander', paths.street);
    const gridder = await person('fullTimeGridder', paths.grid1);
    const micro = await person('microGridder', paths.microGrid11);
    const row = await report();
    await handOver(commander, row, gridder.post.id);
    expect((await accept(gridder, row)).state).toBe('inGrid');
    expect((await handOver(gridder, row, micro.post.id)).state).toBe('triaged');
    await expect(accept(gridder, row)).rejects.toMatchObject({ code: 'notAllowed' });
  });

  it('lets one of two at the same moment through', async () => {
    const { person, report } = street();
    const gridder = await person('fullTimeGridder', paths.grid1);
    const micro = await person('microGridder', paths.microGrid11);
    const other = await person('microGridder', paths.microGrid11);
    const commander = await person('commander', paths.street);
    const row = await report();
    await handOver(commander, row, gridder.post.id);
    const both = await Promise.allSettled([handOver(gridder, row, micro.post.id), handOver(gridder, row, other.post.id)]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });
});

describeEachDatabase('a confidential case', (database) => {
  const street = () => createStreet(database());
  let officers: readonly TestPerson[];

  beforeAll(async () => {
    const { person } = street();
    officers = [await person('communityOfficer', paths.community), await person('communityOfficer', paths.community)];
  });

  function handOver(caller: Caller, row: CaseRow, postId: string): Promise<CaseRow> {
    return database().transaction((tx) => giveCommand(tx, actorOf(caller, later(5)), row.id, 'handOver', { postId }));
  }

  /** Who holds the case, and who does not. */
  function sides({ holderPostId }: CaseRow): { holder: TestPerson; other: TestPerson } {
    const [one, two] = officers as [TestPerson, TestPerson];
    return one.post.id === holderPostId ? { holder: one, other: two } : { holder: two, other: one };
  }

  it('CF1 CF2 is handed on by its holder alone, and whoever handed it on does not know of it any more', async () => {
    const commander = await street().person('commander', paths.street);
    const row = await street().report({ categoryCode: 'CA03' });
    const { holder, other } = sides(row);
    expect(row).toMatchObject({ holderPostId: holder.post.id, state: 'triaged' });
    for (const caller of [commander, other]) {
      await expect(handOver(caller, row, other.post.id)).rejects.toMatchObject({ code: 'notFound' });
    }
    expect((await handOver(holder, row, other.post.id)).holderPostId).toBe(other.post.id);
    await expect(handOver(holder, row, holder.post.id)).rejects.toMatchObject({ code: 'notFound' });
  });

  it('CF3 CF5 never goes to a volunteer or to a role that its category does not name', async () => {
    const { person, report } = street();
    const row = await report({ categoryCode: 'CA03' });
    const others = [await person('microGridder', paths.microGrid11), await person('gridLeader', paths.grid1), await person('cadre', paths.microGrid11)];
    for (const target of others) {
      await expect(handOver(sides(row).holder, row, target.post.id)).rejects.toMatchObject({ fields: [{ field: 'postId' }] });
    }
  });

  it('CF4 is not assigned to the role that it is about; the office holds it while nobody else can', async () => {
    const about = await street().report({ categoryCode: 'CO01', aboutRole: 'communityOfficer' });
    expect(about).toMatchObject({ holderRole: 'commander', holderPostId: null, state: 'received' });
  });

  it('CF5 goes to the post that holds fewest', async () => {
    const rows: CaseRow[] = [];
    for (let i = 0; i < 6; i += 1) rows.push(await street().report({ categoryCode: 'DM04' }));
    const held = officers.map(({ post }) => rows.filter(({ holderPostId }) => holderPostId === post.id).length);
    expect(Math.abs((held[0] ?? 0) - (held[1] ?? 0))).toBeLessThanOrEqual(2);
    expect(held[0] ?? 0).toBeGreaterThan(0);
  });

  it('CF5 goes to another post when the post of its holder has ended, and to the office when there is none', async () => {
    const row = await street().report({ categoryCode: 'CA03' });
    const { holder, other } = sides(row);
    const reassign = () => database().transaction((tx) => reassignConfidential(tx, createSmallTerritory(), later(10)));
    const end = (person: TestPerson) => database().pool.query('update post set until = $1 where id = $2', [later(9), person.post.id]);
    await end(holder);
    expect(await reassign()).toBeGreaterThan(0);
    const read = (reader: TestPerson) => casesReadBy(database().db, actorOf(reader, later(10)), 'open');
    expect((await read(other)).cases.map((one) => one.row.id)).toContain(row.id);
    await end(other);
    await reassign();
    const commander = await street().person('commander', paths.street);
    expect((await read(commander)).cases.find((one) => one.row.id === row.id)?.row).toMatchObject({ holderRole: 'commander', holderPostId: null });
    expect(await reassign()).toBe(0);
    await database().pool.query('update post set until = null where id = any($1)', [[holder.post.id, other.post.id]]);
  });

  it('asks whom it is about only where its category does', async () => {
    await expect(street().report({ categoryCode: 'FA01', aboutRole: 'gridLeader' })).rejects.toMatchObject({
      fields: [{ field: 'aboutRole', code: 'notAsked' }],
    });
  });
});
