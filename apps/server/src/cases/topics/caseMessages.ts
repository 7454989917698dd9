import type { CaseEventType, LiveEnvelope, LiveTopicName } from '@finemesh/contract';
import type { CaseSubject } from '@finemesh/domain';
import type { StoredEvent } from '../../platform/index.ts';
import { subjectOf } from '../caseRow.ts';
import { readCaseEvent, type CaseEvent } from '../events.ts';
import type { LoadedCase } from '../queries.ts';
import type { CurrentCases } from '../CurrentCases.ts';

/** What one reader sees of cases, by its rights at one moment, and in which form. */
export interface CaseView<Case> {
  sees(subject: CaseSubject): boolean;
  present(loaded: LoadedCase): Case;
}

export type CaseMessage<Topic extends LiveTopicName, Case> = LiveEnvelope<Topic> &
  ({ readonly type: CaseEventType; readonly case: Case } | { readonly type: 'case.gone'; readonly id: string });

/**
 * What the events mean to a reader. A case that it could see before the event or after it, and cannot see as it is now, is gone:
 * the event carries both, so that this is known after any disconnect too.
 *
 * @param viewNow the reader's view at the moment of the call
 */
export async function caseMessages<Topic extends LiveTopicName, Case>(
  topic: Topic,
  stored: readonly StoredEvent[],
  cases: CurrentCases,
  viewNow: () => Promise<CaseView<Case>>,
): Promise<CaseMessage<Topic, Case>[]> {
  const { sees } = await viewNow();
  const events = stored.flatMap((event) => readCaseEvent(event) ?? []).filter((event) => concerns(event, sees));
  const loaded = await cases.of(events);
  // Asked again once everything is at hand: what is sent is decided by the rights of now.
  const view = await viewNow();
  return events
    .map((event, i) => ({ event, current: loaded[i] }))
    .filter(({ event }) => concerns(event, view.sees))
    .map(({ event, current }) => messageOf(topic, event, current, view));
}

function concerns({ subject, before }: CaseEvent, sees: CaseView<unknown>['sees']): boolean {
  return sees(subject) || (before !== null && sees(before));
}

function messageOf<Topic extends LiveTopicName, Case>(
  topic: Topic,
  { type, sequence, at, caseId }: CaseEvent,
  current: LoadedCase | undefined,
  { sees, present }: CaseView<Case>,
): CaseMessage<Topic, Case> {
  const envelope = { topic, sequence, at: at.toISOString() };
  if (current === undefined || !sees(subjectOf(current.row))) return { ...envelope, type: 'case.gone', id: caseId };
  return { ...envelope, type, case: present(current) };
}
