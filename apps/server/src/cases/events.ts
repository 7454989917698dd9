import type { AccountId, CaseChange, CaseSubject } from '@finemesh/domain';
import type { NewEvent, StoredEvent } from '../platform/index.ts';

export type CaseEventType = `case.${CaseChange}`;

/** What an event of a case says: ids and codes, enough to decide who may see it without asking the database. */
export interface CaseEventPayload {
  readonly version: number;
  /** The case as the rights table knew it after the event. */
  readonly subject: CaseSubject;
  /** The same before it, where holder or helpers have changed: who could read the case and no longer can is sent so. */
  readonly before: CaseSubject | null;
}

/** A case's event as it stands in the log. */
export interface CaseEvent extends CaseEventPayload {
  readonly type: CaseEventType;
  readonly caseId: CaseSubject['id'];
  readonly sequence: number;
  readonly at: Date;
}

/** The event to append for a change. */
export function caseEvent(change: CaseChange, payload: CaseEventPayload, actor: AccountId | null): NewEvent {
  return { type: `case.${change}` satisfies CaseEventType, path: payload.subject.path, payload, actor };
}

/** The event as one of a case, `undefined` for events of other areas. */
export function readCaseEvent({ type, payload, sequence, at }: StoredEvent): CaseEvent | undefined {
  if (!type.startsWith('case.')) return undefined;
  // Written by `caseEvent` alone, so the shape is known.
  const written = payload as CaseEventPayload;
  return { ...written, type: type as CaseEventType, caseId: written.subject.id, sequence, at };
}
