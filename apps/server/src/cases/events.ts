import type { CaseChange } from '@finemesh/contract';
import type { TerritoryPath } from '@finemesh/domain';
import type { NewEvent, StoredEvent } from '../platform/index.ts';

export type CaseEventType = `case.${CaseChange}`;

/** What an event of a case says: enough to decide who may see it without asking the database. */
export interface CaseEventPayload {
  readonly caseId: string;
  readonly version: number;
  readonly categoryCode: string;
  /** The post that holds the case after the event. */
  readonly holderPostId: string | null;
}

/** A case's event as it stands in the log. */
export interface CaseEvent extends CaseEventPayload {
  readonly type: CaseEventType;
  readonly sequence: number;
  readonly path: TerritoryPath;
  readonly at: Date;
}

export function caseEvent(
  change: CaseChange,
  path: TerritoryPath,
  payload: CaseEventPayload,
  actor: string | null,
): NewEvent {
  return { type: `case.${change}` satisfies CaseEventType, path, payload, actor };
}

/** The event as one of a case, `undefined` for events of other areas. */
export function readCaseEvent({ type, payload, sequence, path, at }: StoredEvent): CaseEvent | undefined {
  // Written by `caseEvent` alone, so the shape is known.
  return type.startsWith('case.')
    ? { ...(payload as CaseEventPayload), type: type as CaseEventType, sequence, path, at }
    : undefined;
}
