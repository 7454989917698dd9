import { actorOf, brandId, can, type AccountId, type Post, type PostId, type PostRole } from '@finemesh/domain';
import { describe, expect, it } from 'vitest';
import { createStaffCase } from '../../testing/createStaffCase.ts';
import { commandsFor } from './commandsFor.ts';

const at = new Date('2026-11-24T08:00:00Z');
const microGrid = '320105/320105004/320105004004/320105004004001/32010500400400101';

function postAs(role: PostRole): Post {
  return { id: brandId<PostId>(`${role} post`), accountId: brandId<AccountId>('account'), role, territoryPath: microGrid, from: new Date(0), until: null };
}

describe('commandsFor', () => {
  it.each([
    ['triaged', true, 'microGridder', ['accept', 'note']],
    ['inGrid', true, 'microGridder', ['note', 'resolve']],
    ['inGrid', false, 'microGridder', ['note']],
    ['inGrid', true, 'fullTimeGridder', ['handOver', 'note', 'resolve']],
    ['inGrid', false, 'fullTimeGridder', ['note']],
    ['inGrid', false, 'gridLeader', ['handOver', 'note']],
    ['reopened', true, 'communityOfficer', ['accept', 'handOver', 'note']],
    ['doneInGrid', true, 'microGridder', ['note']],
    ['confirmed', true, 'fullTimeGridder', []],
    ['inGrid', true, 'lawyer', []],
  ] as const)('offers in %s (held by the reader: %s) to a %s: %j', (state, isHeld, role, expected) => {
    const post = postAs(role);
    const fresh = createStaffCase({ state });
    const item = isHeld ? { ...fresh, subject: { ...fresh.subject, holder: { role, territoryPath: microGrid, postId: post.id } } } : fresh;
    const actor = actorOf({ accountId: post.accountId, posts: [post] }, at);
    const offered = commandsFor({ ...item, subject: { ...item.subject, ...(isHeld ? {} : { holder: { role: 'commander', territoryPath: '320105/320105004', postId: null } }) } }, (action, subject) => can(actor, action, subject));
    expect(offered.sort()).toEqual([...expected].sort());
  });
});
