import { FinemeshError, type StaffCase } from '@finemesh/contract';
import { actorOf, can, canSomewhere, isHeldBy, isPostActive, type Action, type Actor } from '@finemesh/domain';
import type { Context } from 'hono';
import type { FilesArea } from '../files/index.ts';
import { requireCaller, runOnce, type ApiEnv, type AreaContext, type MissLimiter, type Reader, type Tx } from '../platform/index.ts';
import type { Territory, TerritoryIndex } from '../territory/index.ts';
import { holderOf, subjectOf } from './caseRow.ts';
import type { CurrentCases } from './CurrentCases.ts';
import { presentStaffCase } from './present/presentStaffCase.ts';
import { loadCase, type LoadedCase } from './queries.ts';

/** What the routes of this area share. */
export interface CaseDesk {
  readonly context: AreaContext;
  readonly territory: Territory;
  readonly files: Pick<FilesArea, 'readPhoto'>;
  readonly current: CurrentCases;
  /** Every look-up by tracking number is counted here. */
  readonly trackingLimit: MissLimiter;
}

/** Who sends the request, as of now. @throws `notSignedIn`; `notAllowed` where no post of theirs does the action anywhere. */
export async function requireActor(c: Context<ApiEnv>, { context }: CaseDesk, action: Action): Promise<Actor> {
  const actor = actorOf(await requireCaller(c), context.clock.now());
  if (!canSomewhere(actor, action)) throw new FinemeshError('notAllowed');
  return actor;
}

/** The case, for who may do the action with it. @throws `notFound`, the same for an unknown case as for one not to be known of. */
export async function requireCase(
  reader: Reader,
  actor: Actor,
  id: string,
  action: 'case.read' | 'case.readOnWall' = 'case.read',
): Promise<LoadedCase> {
  const loaded = await loadCase(reader, id);
  if (loaded === undefined || !can(actor, action, subjectOf(loaded.row))) {
    throw new FinemeshError('notFound', { detail: 'no such case' });
  }
  return loaded;
}

/**
 * Runs a command under its idempotency key and presents the case that comes of it; what was committed is kept for the
 * screens, to which it is sent next. No division is published meanwhile.
 */
export async function runCaseCommand<Answer extends object>(
  c: Context<ApiEnv>,
  key: string,
  { context, current, territory }: CaseDesk,
  command: (tx: Tx, held: TerritoryIndex) => Promise<LoadedCase>,
  present: (loaded: LoadedCase, tx: Tx) => Promise<Answer> | Answer,
): Promise<Answer> {
  let committed: LoadedCase | undefined;
  const answer = await runOnce(c, key, context.database, async (tx) => {
    committed = await command(tx, await territory.hold(tx));
    return present(committed, tx);
  });
  // Nothing was run when the answer is an earlier one.
  if (committed !== undefined) current.remember(committed);
  return answer;
}

/** The case as this actor's team sees it. */
export function staffCaseFor({ territory }: CaseDesk, actor: Actor, loaded: LoadedCase): StaffCase {
  return presentStaffCase(loaded, territory.index(), isHolder(actor, loaded));
}

/** Whether an active post of the actor is the named holder. */
export function isHolder({ posts, at }: Actor, { row }: LoadedCase): boolean {
  const holder = holderOf(row);
  return holder.postId !== null && posts.some((post) => isPostActive(post, at) && isHeldBy(holder, post));
}

/** Headers of a photo: the same bytes for ever, for this reader alone. */
export const photoHeaders = { 'Content-Type': 'image/jpeg', 'Cache-Control': 'private, max-age=31536000, immutable' };
