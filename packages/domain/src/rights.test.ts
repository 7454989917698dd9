import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { brandId, type AccountId, type PostId } from './ids.ts';
import type { Post } from './posts.ts';
import { actions, may, mayReadFacet, mayWriteColumn, roleMay, writableColumns } from './rights.ts';
import { postRoles, type PostRole } from './roles.ts';
import { rosterColumns } from './rosters/rosterColumns.ts';
import { rosterFacets } from './rosters/rosterFacets.ts';

const building = '320105/320105004/320105004004/320105004004003/32010500400400307/320105004004B009';
const neighbour = '320105/320105004/320105004004/320105004004003/32010500400400308/320105004004B011';
const microGrid = building.slice(0, building.lastIndexOf('/'));
const now = new Date('2026-11-24T08:00:00Z');

function createPost(role: PostRole, territoryPath: string, times: Partial<Pick<Post, 'from' | 'until'>> = {}): Post {
  return {
    id: brandId<PostId>('post'),
    accountId: brandId<AccountId>('account'),
    role,
    territoryPath,
    from: new Date('2026-01-01T00:00:00Z'),
    until: null,
    ...times,
  };
}

describe('may', () => {
  it('gives nothing without a post', () => {
    for (const action of actions) expect(may([], action, building, now)).toBe(false);
  });

  it('gives a micro-gridder the cases of the own micro-grid only', () => {
    const posts = [createPost('microGridder', microGrid)];
    expect(may(posts, 'case.read', building, now)).toBe(true);
    expect(may(posts, 'case.read', neighbour, now)).toBe(false);
    expect(may(posts, 'case.read', '320105/320105004', now)).toBe(false);
  });

  it('ends with the post, at the moment its time ends', () => {
    const posts = [createPost('microGridder', microGrid, { until: now })];
    expect(may(posts, 'case.read', building, new Date(now.getTime() - 1))).toBe(true);
    expect(may(posts, 'case.read', building, now)).toBe(false);
  });

  it('gives an administrator no case and no roster', () => {
    const posts = [createPost('administrator', '320105')];
    expect(may(posts, 'case.read', building, now)).toBe(false);
    expect(rosterFacets.some((facet) => mayReadFacet(posts, facet, building, now))).toBe(false);
  });

  it('never allows, for any role and place, what the role may do nowhere', () => {
    const paths = fc.constantFrom(building, neighbour, microGrid, '320105/320105004', '320105');
    fc.assert(
      fc.property(fc.constantFrom(...postRoles), fc.constantFrom(...actions), paths, paths, (role, action, territory, node) => {
        if (may([createPost(role, territory)], action, node, now)) expect(roleMay(role, action)).toBe(true);
      }),
    );
  });
});

describe('facets and columns', () => {
  it('opens care and contact to the micro-gridder, legal to the lawyer, and neither to the other', () => {
    const microGridder = [createPost('microGridder', microGrid)];
    const lawyer = [createPost('lawyer', microGrid)];
    const open = (posts: Post[]) => rosterFacets.filter((facet) => mayReadFacet(posts, facet, building, now));
    expect(open(microGridder)).toEqual(['dwelling', 'contact', 'care']);
    expect(open(lawyer)).toEqual(['dwelling', 'legal']);
  });

  it('lets a lawyer write promises and legal columns, nothing else', () => {
    const posts = [createPost('lawyer', microGrid)];
    expect(writableColumns(posts, 'dwelling', building, now)).toEqual(['promise', 'promiseDue']);
    expect(writableColumns(posts, 'contact', building, now)).toEqual([]);
    expect(writableColumns(posts, 'legal', building, now)).toEqual(['matter', 'matterState', 'legalNote', 'nextMeeting']);
  });

  it('never lets anybody write who lives where', () => {
    for (const role of postRoles) {
      for (const column of rosterColumns.filter((candidate) => candidate.serverOnly)) {
        expect(mayWriteColumn([createPost(role, '320105')], column.key, building, now)).toBe(false);
      }
    }
  });

  it('never lets a post write in a facet that it cannot read, nor outside its territory', () => {
    for (const role of postRoles) {
      for (const column of rosterColumns) {
        const posts = [createPost(role, microGrid)];
        if (mayWriteColumn(posts, column.key, building, now)) {
          expect(mayReadFacet(posts, column.facet, building, now)).toBe(true);
        }
        expect(mayWriteColumn(posts, column.key, neighbour, now)).toBe(false);
      }
    }
  });
});
