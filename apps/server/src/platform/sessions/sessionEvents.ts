import { brandId, type AccountId } from '@finemesh/domain';
import { z } from 'zod';
import type { NewEvent, StoredEvent } from '../eventLog/index.ts';

/** A sign-in session that is over: signed out, replaced by another sign-in, or expired. */
export interface EndedSession {
  readonly sessionId: string;
  readonly accountId: AccountId;
}

const sessionEndedType = 'session.ended';
const payloadSchema = z.object({ sessionId: z.string(), accountId: z.string() });

/** The event with which a session ends in every process. It is about no place, so its path is empty. */
export function sessionEnded({ sessionId, accountId }: EndedSession): NewEvent {
  return { path: '', type: sessionEndedType, payload: { sessionId, accountId }, actor: accountId };
}

/** The session that the event has ended, `undefined` for other events. */
export function readSessionEnded(event: StoredEvent): EndedSession | undefined {
  if (event.type !== sessionEndedType) return undefined;
  const payload = payloadSchema.safeParse(event.payload);
  return payload.success ? { sessionId: payload.data.sessionId, accountId: brandId(payload.data.accountId) } : undefined;
}
