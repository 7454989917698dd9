import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holderBy } from '../cases/caseHolders.ts';
import { categories } from '../cases/categories.ts';
import { brandId, type AccountId, type CaseId, type PostId, type TerritoryCode } from '../ids.ts';
import type { Post } from '../posts.ts';
import { postRoles, volunteerRoles, type PostRole } from '../roles.ts';
import { columnsOfFacet, rosterColumns } from '../rosters/rosterColumns.ts';
import { rosterFacets } from '../rosters/rosterFacets.ts';
import { actions, actionSubjectKinds, type Action } from './actions.ts';
import { actorOf, visitor } from './Actor.ts';
import { allowingPosts, can, canSomewhere, roleCan } from './can.ts';
import type { CaseSubject } from './subjects.ts';

const street = '320105/320105004';
const microGrid = `${street}/320105004004/320105004004003/32010500400400307`;
const building = `${microGrid}/320105004004B009`;
const elsewhere = `${street}/320105004004/320105004004003/32010500400400308/320105004004B011`;
const at = new Date('2026-11-24T08:00:00Z');
const accountId = brandId<AccountId>('account');

function createPost(role: PostRole, territoryPath: string, fields: Partial<Post> = {}): Post {
  return { id: brandId<PostId>(`${role}-post`), accountId, role, territoryPath, from: new Date(0), until: null, ...fields };
}

function createCase(fields: Partial<CaseSubject> = {}): CaseSubject {
  const holder = { role: 'commander', territoryPath: street, postId: null } as const;
  return { id: brandId<CaseId>('case'), path: building, categoryCode: 'FA01', holder, helperPostIds: [], aboutRole: null, ...fields };
}

const by = (...posts: Post[]) => actorOf({ accountId, posts }, at);

/** Written by hand from the words of SPEC.md, and not from the table: which roles may do it to something of their territory. */
const staffOfTerritory: Record<Action, readonly PostRole[]> = {
  'case.report': postRoles,
  'photo.upload': postRoles,
  'territory.read': postRoles,
  'live.follow': postRoles,
  'case.read': ['microGridder', 'fullTimeGridder', 'gridLeader', 'communityOfficer', 'commander'],
  'case.readOnWall': ['gridLeader', 'communityOfficer', 'commander'],
  'case.note': ['microGridder', 'fullTimeGridder', 'gridLeader', 'communityOfficer', 'commander'],
  'case.hold': ['microGridder', 'fullTimeGridder', 'gridLeader', 'communityOfficer'],
  'case.handOver': ['gridLeader', 'communityOfficer', 'commander'],
  'case.accept': [],
  'case.resolve': [],
  'case.confirm': [],
  'case.reopen': [],
  'posts.read': ['microGridder', 'fullTimeGridder', 'gridLeader', 'communityOfficer', 'commander', 'administrator'],
  'posts.manage': ['administrator'],
  'territory.publish': ['administrator'],
  'position.share': ['microGridder', 'fullTimeGridder', 'lawyer', 'cadre'],
  'position.watch': ['gridLeader', 'commander'],
  'roster.read': ['microGridder', 'fullTimeGridder', 'gridLeader', 'lawyer', 'cadre', 'communityOfficer'],
  'roster.watch': ['gridLeader', 'communityOfficer', 'commander'],
  'roster.write': ['microGridder', 'fullTimeGridder', 'gridLeader', 'communityOfficer'],
};

/** The same for a case that the post itself holds. */
const holders: Partial<Record<Action, readonly PostRole[]>> = {
  'case.read': ['microGridder', 'fullTimeGridder', 'gridLeader', 'cadre', 'communityOfficer', 'commander'],
  'case.note': ['microGridder', 'fullTimeGridder', 'gridLeader', 'cadre', 'communityOfficer', 'commander'],
  'case.handOver': ['fullTimeGridder', 'gridLeader', 'cadre', 'communityOfficer', 'commander'],
  'case.accept': ['microGridder', 'fullTimeGridder', 'gridLeader', 'cadre', 'communityOfficer'],
  'case.resolve': ['microGridder', 'fullTimeGridder', 'gridLeader', 'cadre', 'communityOfficer'],
};

function asks(post: Post, action: Action, held: boolean, place: string): boolean {
  const actor = by(post);
  switch (actionSubjectKinds[action]) {
    case 'nothing':
      return can(actor, action as 'case.report', null);
    case 'place':
      return can(actor, action as 'posts.read', { path: place });
    case 'case':
      return can(actor, action as 'case.read', createCase({ path: place, ...(held ? { holder: holderBy(post) } : {}) }));
    case 'document':
      return can(actor, action as 'roster.read', { facet: 'dwelling', building: place });
    case 'cell': {
      const household = brandId<TerritoryCode>(`${place.split('/').at(-1)}E1-302`);
      return can(actor, action as 'roster.write', { building: place, household, column: 'occupancy' });
    }
  }
}

describe('RT1 the matrix of actions, roles and relations', () => {
  for (const action of actions) {
    it.each(postRoles)(`${action} by %s`, (role) => {
      const post = createPost(role, microGrid);
      const expected = staffOfTerritory[action].includes(role);
      expect(asks(post, action, false, building)).toBe(expected);
      expect(asks(post, action, true, building)).toBe(holders[action]?.includes(role) ?? expected);
      const isBound = actionSubjectKinds[action] !== 'nothing';
      expect(asks(post, action, true, elsewhere)).toBe(expected && !isBound);
      expect(asks(post, action, true, street)).toBe(expected && !isBound);
    });
  }

  it('RT2 gives nothing without a post but what everybody may, and the tracked case', () => {
    const everyone: Action[] = ['case.report', 'photo.upload', 'territory.read'];
    expect(actions.filter((action) => canSomewhere(visitor(at), action))).toEqual(actions.filter((one) => everyone.includes(one)));
    const tracking = visitor(at, createCase().id);
    for (const action of ['case.read', 'case.confirm', 'case.reopen'] as const) {
      expect(can(tracking, action, createCase())).toBe(true);
      expect(can(tracking, action, createCase({ id: brandId<CaseId>('another') }))).toBe(false);
      expect(can(visitor(at), action, createCase())).toBe(false);
    }
  });

  it('RT2 lets an account without a post follow the live feed, and no more than everybody beside it', () => {
    const allowed = (actor: Parameters<typeof can>[0]) => actions.filter((action) => canSomewhere(actor, action));
    expect(allowed(by()).filter((action) => !allowed(visitor(at)).includes(action))).toEqual(['live.follow']);
  });

  it('RT3 ends with the post, at the moment its time ends', () => {
    const post = createPost('microGridder', microGrid, { until: at });
    expect(can({ ...by(post), at: new Date(at.getTime() - 1) }, 'case.read', createCase())).toBe(true);
    expect(can(by(post), 'case.read', createCase())).toBe(false);
  });

  it('never allows, for any role and place, what the role may do nowhere', () => {
    const places = fc.constantFrom(building, elsewhere, microGrid, street, '320105');
    fc.assert(
      fc.property(fc.constantFrom(...postRoles), fc.constantFrom(...actions), places, places, fc.boolean(), (role, action, own, place, held) => {
        const isEverybodys = canSomewhere(visitor(at), action);
        if (asks(createPost(role, own), action, held, place) && !isEverybodys) expect(roleCan(role, action)).toBe(true);
      }),
    );
  });

  it('names the posts that allow it, and only those', () => {
    const [own, other] = [createPost('microGridder', microGrid), createPost('microGridder', elsewhere)];
    expect(allowingPosts(by(other, own), 'case.read', createCase())).toEqual([own]);
  });
});

describe('CF confidential cases', () => {
  const confidential = categories.filter((category) => category.confidential !== undefined).map(({ code }) => code);
  const caseActions = actions.filter((action) => actionSubjectKinds[action] === 'case' && action !== 'case.hold') as 'case.read'[];

  it('CF1 nobody of the territory does anything with one that is not assigned to them, commander and officers included', () => {
    for (const categoryCode of confidential) {
      const holder = holderBy(createPost('communityOfficer', street, { id: brandId<PostId>('assigned') }));
      for (const role of postRoles) {
        for (const action of caseActions) expect(can(by(createPost(role, street)), action, createCase({ categoryCode, holder }))).toBe(false);
      }
    }
  });

  it('CF2 its holder and helpers read it, and whoever handed it on no longer does', () => {
    const [first, second] = ['first', 'second'].map((id) => createPost('communityOfficer', street, { id: brandId<PostId>(id) })) as [Post, Post];
    const asked = createCase({ categoryCode: 'DM04', holder: holderBy(second) });
    expect(can(by(second), 'case.read', asked)).toBe(true);
    expect(can(by(first), 'case.read', asked)).toBe(false);
    expect(can(by(first), 'case.read', { ...asked, helperPostIds: [first.id] })).toBe(true);
    expect(can(by(first), 'case.resolve', { ...asked, helperPostIds: [first.id] })).toBe(false);
  });

  it('CF3 no volunteer holds or reads one, whatever is assigned', () => {
    for (const categoryCode of confidential) {
      for (const role of volunteerRoles) {
        const post = createPost(role, street);
        const asked = createCase({ categoryCode, holder: holderBy(post), helperPostIds: [post.id] });
        for (const action of [...caseActions, 'case.hold' as const]) expect(can(by(post), action, asked)).toBe(false);
      }
    }
  });

  it('CF4 nobody of the role that it is about holds or reads it', () => {
    const officer = createPost('communityOfficer', street);
    const asked = createCase({ categoryCode: 'CO01', holder: holderBy(officer), aboutRole: 'communityOfficer' });
    expect(can(by(officer), 'case.read', asked)).toBe(false);
    expect(can(by(officer), 'case.hold', asked)).toBe(false);
    expect(can(by(officer), 'case.hold', { ...asked, aboutRole: 'gridLeader' })).toBe(true);
  });

  it('CF5 only roles that its category names can hold it', () => {
    for (const { code, confidential: rule } of categories) {
      if (rule === undefined) continue;
      const able = postRoles.filter((role) => can(by(createPost(role, street)), 'case.hold', createCase({ categoryCode: code })));
      expect(able).toEqual(postRoles.filter((role) => rule.holders.includes(role)));
    }
  });

  it('CF6 none stands on the wall, not even for its holder', () => {
    const commander = createPost('commander', street);
    for (const categoryCode of confidential) expect(can(by(commander), 'case.readOnWall', createCase({ categoryCode }))).toBe(false);
    expect(can(by(commander), 'case.readOnWall', createCase())).toBe(true);
  });
});

describe('RO rosters', () => {
  const open = (role: PostRole) => rosterFacets.filter((facet) => can(by(createPost(role, microGrid)), 'roster.read', { facet, building }));
  const household = brandId<TerritoryCode>('320105004004B009E1-302');

  it('RO1 opens care and contact to the micro-gridder, legal to the lawyer, and neither to the other', () => {
    expect(open('microGridder')).toEqual(['dwelling', 'contact', 'care']);
    expect(open('lawyer')).toEqual(['dwelling', 'legal']);
  });

  it('RO4 opens no document to a commander, who watches the section of a building', () => {
    expect(open('commander')).toEqual([]);
    expect(can(by(createPost('commander', microGrid)), 'roster.watch', { path: building })).toBe(true);
  });

  it('RO2 lets a lawyer write promises and legal columns, nothing else', () => {
    const written = (['dwelling', 'contact', 'legal'] as const).map((facet) =>
      columnsOfFacet(facet)
        .map(({ key }) => key)
        .filter((column) => can(by(createPost('lawyer', microGrid)), 'roster.write', { building, household, column })),
    );
    expect(written).toEqual([['promise', 'promiseDue'], [], ['matter', 'matterState', 'legalNote', 'nextMeeting']]);
  });

  it('RO3 never lets anybody write what the server alone writes, or what they cannot read, or elsewhere', () => {
    for (const role of postRoles) {
      for (const { facet, key: column, serverOnly } of rosterColumns) {
        const cell = { building, household, column };
        const actor = by(createPost(role, microGrid));
        const writes = can(actor, 'roster.write', cell);
        if (serverOnly) expect(writes).toBe(false);
        if (writes) expect(can(actor, 'roster.read', { facet, building })).toBe(true);
        expect(can(actor, 'roster.write', { ...cell, building: elsewhere })).toBe(false);
      }
    }
  });
});
