import { brandId, type AccountId, type Post, type PostRole } from '@finemesh/domain';
import { createTestClock } from '@finemesh/testkit';
import { describe, expect, it } from 'vitest';
import { ReaderRights } from './ReaderRights.ts';

const building = '320105/320105004/320105004004/320105004004002/32010500400400202/320105004004B009';
const cell = { household: '320105004004B009E1-302', column: 'headCount' } as const;

function createPost(role: PostRole, until: Date | null = null): Post {
  return { id: brandId(role), accountId: brandId<AccountId>('a'), role, territoryPath: building, from: new Date(0), until };
}

function createRights(posts: readonly Post[]) {
  const clock = createTestClock('2026-11-24T01:00:00.000Z');
  return { clock, rights: new ReaderRights({ facet: 'dwelling', building: () => building, posts, clock }) };
}

describe('ReaderRights', () => {
  it('names the role of the post that may write most', () => {
    expect(createRights([createPost('lawyer'), createPost('microGridder')]).rights.role).toBe('microGridder');
    expect(createRights([createPost('administrator')]).rights.role).toBeUndefined();
  });

  it('ends with the post, without a call', () => {
    const { rights, clock } = createRights([createPost('microGridder', new Date('2026-11-24T01:00:01.000Z'))]);
    expect(rights.mayWrite(cell)).toBe(true);
    clock.advance(1_000);
    expect(rights.mayWrite(cell)).toBe(false);
    expect(rights.role).toBeUndefined();
  });

  it('follows other posts at once', () => {
    const { rights } = createRights([createPost('microGridder')]);
    rights.usePosts([createPost('lawyer')]);
    expect([rights.role, rights.mayWrite(cell), rights.mayWrite({ ...cell, column: 'promise' })]).toEqual(['lawyer', false, true]);
    rights.usePosts([]);
    expect(rights.role).toBeUndefined();
  });

  it('goes by where the building is now, when a division has put it elsewhere', () => {
    let now = building;
    const posts = [{ ...createPost('microGridder'), territoryPath: building.slice(0, building.lastIndexOf('/')) }];
    const rights = new ReaderRights({ facet: 'dwelling', building: () => now, posts, clock: createTestClock() });
    expect(rights.role).toBe('microGridder');
    now = building.replace('32010500400400202', '32010500400400203');
    expect([rights.role, rights.mayWrite(cell)]).toEqual([undefined, false]);
  });
});
