import type { StaffCase } from '@finemesh/contract';
import type { FilesArea, PhotoSize } from '../files/index.ts';
import type { AreaContext, Caller } from '../platform/index.ts';
import type { Territory } from '../territory/index.ts';
import { isHeldBy, presentStaffCase } from './present/presentStaffCase.ts';
import type { LoadedCase } from './queries.ts';

/** What the routes of this area share. */
export interface CaseDesk {
  readonly context: AreaContext;
  readonly territory: Territory;
  readonly files: Pick<FilesArea, 'readPhoto'>;
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
