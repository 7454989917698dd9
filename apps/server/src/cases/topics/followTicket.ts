import { brandId, type CaseId } from '@finemesh/domain';
import { z } from 'zod';
import type { LiveReader, Ticket } from '../../platform/index.ts';

/** Purpose of the tickets with which a resident follows the case of a tracking number. */
export const followPurpose = 'follow';

const claimsSchema = z.object({ caseId: z.uuid() });

/** Ticket of somebody who has shown the tracking number of the case. */
export function followTicket(caseId: CaseId): Ticket {
  return { purpose: followPurpose, holder: null, claims: { caseId } };
}

/** The case that the reader's ticket was made for; `null` for every other reader. */
export function followedCaseOf(reader: LiveReader): CaseId | null {
  if (reader.kind !== 'capability' || reader.purpose !== followPurpose) return null;
  const claims = claimsSchema.safeParse(reader.claims);
  return claims.success ? brandId(claims.data.caseId) : null;
}
