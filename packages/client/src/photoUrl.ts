import { paths } from '@finemesh/contract';
import { addressOf } from './addressOf.ts';

/** Address of a case's photo for the team (`small` for lists), or for the resident who follows the case. */
export function photoUrl(
  reader: { caseId: string } | { trackingNumber: string },
  photoId: string,
  size: 'small' | 'full' = 'full',
): string {
  if ('caseId' in reader) return addressOf(paths.cases.getCasePhoto.path, { params: { id: reader.caseId, photoId }, query: { size } });
  return addressOf(paths.tracking.getFollowedPhoto.path, { params: { ...reader, photoId }, query: { size } });
}
