import type { StaffCase } from '@finemesh/contract';
import type { Context } from 'hono';
import type { FilesArea, PhotoSize } from '../files/index.ts';
import { runOnce, type ApiEnv, type AreaContext, type Caller, type MissLimiter, type Tx } from '../platform/index.ts';
import type { Territory, TerritoryIndex } from '../territory/index.ts';
import { isHeldBy, presentStaffCase } from './present/presentStaffCase.ts';
import type { LoadedCase } from './queries.ts';
import type { RecentCases } from './RecentCases.ts';

/** What the routes of this area share. */
export interface CaseDesk {
  readonly context: AreaContext;
  readonly territory: Territory;
  readonly files: Pick<FilesArea, 'readPhoto'>;
  readonly recent: RecentCases;
  /** Every look-up by tracking number goes through it. */
  readonly trackingLimit: MissLimiter;
}

/**
 * Runs a command under its idempotency key and presents the case that comes of it; what was committed is kept for the
 * screens, which are told of it next. No division is published meanwhile.
 */
export async function runCaseCommand<Answer extends object>(
  c: Context<ApiEnv>,
  { context, recent, territory }: CaseDesk,
  command: (tx: Tx, held: TerritoryIndex) => Promise<LoadedCase>,
  present: (loaded: LoadedCase, tx: Tx) => Promise<Answer> | Answer,
): Promise<Answer> {
  let committed: LoadedCase | undefined;
  const answer = await runOnce(c, context.database, async (tx) => {
    committed = await command(tx, await territory.hold(tx));
    return present(committed, tx);
  });
  // Nothing was run when the answer is an earlier one.
  if (committed !== undefined) recent.remember(committed);
  return answer;
}

/** The case as this caller's team sees it. */
export function staffCaseFor({ context, territory }: CaseDesk, caller: Caller, loaded: LoadedCase): StaffCase {
  const holderIsMe = isHeldBy(caller.posts, loaded.row.holderPostId, context.clock.now());
  return presentStaffCase(loaded, territory.index(), holderIsMe);
}

/** Headers of a photo: the same bytes for ever, for this reader alone. */
export const photoHeaders = { 'Content-Type': 'image/jpeg', 'Cache-Control': 'private, max-age=31536000, immutable' };

/** The size asked for by `?size=`. */
export const photoSizes = ['full', 'small'] as const satisfies readonly PhotoSize[];
