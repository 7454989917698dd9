import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Caller } from '../../platform/index.ts';
import { describeEachDatabase, paths } from '../../testing/index.ts';
import type { CaseRow } from '../changeCase.ts';
import { createStreet, later } from '../testing/index.ts';
import { acceptCase } from './acceptCase.ts';
import { handOverCase } from './handOverCase.ts';

describeEachDatabase('handing over', (database) => {
  const street = () => createStreet(database());

  function handOver(caller: Caller, row: CaseRow, postId: string, when = later(5)): Promise<CaseRow> {
    return database().transaction((tx) => handOverCase(tx, caller, row.id, { postId, note: '请看一下' }, when));
  }
  const accept = (caller: Caller, row: CaseRow) => database().transaction((tx) => acceptCase(tx, caller, row.id, later(6)));

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
    for (const caller of [gridder, micro, elsewhere]) {
      await expect(handOver(caller, row, gridder.post.id)).rejects.toMatchObject({ code: 'notAllowed' });
    }
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

  describe('a confidential case', () => {
    it('is dispatched by community officer and commander, not by a grid leader', async () => {
      const { person, report } = street();
      const leader = await person('gridLeader', paths.grid1);
      const officer = await person('communityOfficer', paths.community);
      const row = await report({ categoryCode: 'CA03' });
      await expect(handOver(leader, row, officer.post.id)).rejects.toMatchObject({ code: 'notAllowed' });
      expect((await handOver(officer, row, officer.post.id)).holderPostId).toBe(officer.post.id);
    });
  });
});
