import { FinemeshError, type AppointPost } from '@finemesh/contract';
import { actorOf, can, canSomewhere, type Post } from '@finemesh/domain';
import type { TerritoryIndex } from '../../territory/index.ts';
import { appendEvent, type Caller, type Tx } from '../../platform/index.ts';
import { postEvent } from '../events.ts';
import { findAccount, toPost } from '../queries.ts';
import { scheduleTurn } from '../postTurns.ts';
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
  if (!canSomewhere(actorOf(caller, at), 'posts.manage')) throw new FinemeshError('notAllowed');
  const node = territory.find(input.territoryCode);
  if (node === undefined) throw refuse('territoryCode', 'unknown', 'no such node');
  if (!can(actorOf(caller, at), 'posts.manage', { path: node.path })) throw new FinemeshError('notAllowed');
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
    })
    .onConflictDoNothing()
    .returning();
  if (row === undefined) throw new FinemeshError('stateConflict', { detail: 'the account has this post already' });
  const post = toPost(row);
  await scheduleTurn(tx, post, at);
  appendEvent(tx, postEvent('post.appointed', post, caller.accountId));
  return post;
}

function refuse(field: string, code: string, message: string): FinemeshError {
  return new FinemeshError('invalidInput', { fields: [{ field, code, message }] });
}
