import { FinemeshError, type AppointPost } from '@finemesh/contract';
import { may, type Post } from '@finemesh/domain';
import type { TerritoryIndex } from '../../territory/index.ts';
import { appendEvent, type Caller, type Tx } from '../../platform/index.ts';
import { postEvent } from '../events.ts';
import { managesPosts } from '../managesPosts.ts';
import { findAccount, toPost } from '../queries.ts';
import { postTable } from '../tables.ts';

/**
 * Gives an account a post; its rights begin at `from`, on open connections too. Only an administrator of the territory may.
 *
 * @throws `notAllowed`; `invalidInput` naming `accountId`, `territoryCode` or `until`; `stateConflict` when the account has
 * the same open post already. Nothing has changed then.
 */
export async function appointPost(
  tx: Tx,
  /** As it stays until the transaction ends (`Territory.hold`). */
  territory: TerritoryIndex,
  caller: Caller,
  input: AppointPost,
  at: Date,
): Promise<Post> {
  // Who may not appoint at all learns nothing about which nodes and accounts exist.
  if (!managesPosts(caller.posts, at)) throw new FinemeshError('notAllowed');
  const node = territory.find(input.territoryCode);
  if (node === undefined) throw refuse('territoryCode', 'unknown', 'no such node');
  if (!may(caller.posts, 'posts.manage', node.path, at)) throw new FinemeshError('notAllowed');
  const account = await findAccount(tx, input.accountId);
  if (account === undefined) throw refuse('accountId', 'unknown', 'no such account');
  const from = input.from === undefined ? at : new Date(input.from);
  const until = input.until === undefined || input.until === null ? null : new Date(input.until);
  if (until !== null && until <= from) throw refuse('until', 'beforeFrom', 'the post would end before it begins');

  const [row] = await tx
    .insert(postTable)
    .values({
      accountId: account.id,
      role: input.role,
      territoryCode: node.code,
      territoryPath: node.path,
      from,
      until,
      announceAt: from > at ? from : until,
    })
    .onConflictDoNothing()
    .returning();
  if (row === undefined) throw new FinemeshError('stateConflict', { detail: 'the account has this post already' });
  const post = toPost(row);
  appendEvent(tx, postEvent('post.appointed', post, caller.accountId));
  return post;
}

function refuse(field: string, code: string, message: string): FinemeshError {
  return new FinemeshError('invalidInput', { fields: [{ field, code, message }] });
}
