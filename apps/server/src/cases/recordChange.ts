import type { AccountId, CaseChange, CaseFacts, CaseHolder, CaseSubject, Post, WordsAudience } from '@finemesh/domain';
import type { NewEvent } from '../platform/index.ts';
import { columnsOf, holderOf, subjectOf, type CaseRow, type StepRow } from './caseRow.ts';
import { caseEvent } from './events.ts';

/** Who acts and by which post; an office that acts by itself has no account. */
export interface StepAuthor extends Pick<Post, 'role' | 'territoryPath'> {
  readonly accountId: AccountId | null;
}

/** What the timeline keeps of a change beside the facts. */
export interface StepNotes {
  readonly change: CaseChange;
  /** `null` for the resident. */
  readonly by: StepAuthor | null;
  readonly words?: string | undefined;
  readonly wordsAudience?: WordsAudience | undefined;
  /** The office that hands the case on; of hand-overs. */
  readonly handedOnBy?: CaseHolder | undefined;
}

/** A change ready to be stored: the case as it is afterwards, one step, one event. */
export interface RecordedChange {
  readonly row: CaseRow;
  readonly step: StepRow;
  readonly event: NewEvent;
}

/** The change from `before` to `after`. */
export function recordChange(before: CaseRow, after: CaseFacts, notes: StepNotes): RecordedChange {
  const row: CaseRow = { ...before, ...columnsOf(after) };
  const isPassedOn = JSON.stringify(holderOf(before)) !== JSON.stringify(holderOf(row));
  return recordStep(row, notes, isPassedOn ? subjectOf(before) : null);
}

/**
 * The case as it is after a step.
 *
 * @param before the case before it, where its readers were others; `null` for the first step
 */
export function recordStep(row: CaseRow, notes: StepNotes, before: CaseSubject | null): RecordedChange {
  const actor: AccountId | null = notes.by?.accountId ?? null;
  return {
    row,
    step: stepOf(row, notes),
    event: caseEvent(notes.change, { version: row.version, subject: subjectOf(row), before }, actor),
  };
}

function stepOf(row: CaseRow, { change, by, words, wordsAudience, handedOnBy }: StepNotes): StepRow {
  const hasWords = words !== undefined && words !== '';
  return {
    caseId: row.id,
    version: row.version,
    change,
    at: row.changedAt,
    actorId: by?.accountId ?? null,
    byRole: by?.role ?? null,
    byPath: by?.territoryPath ?? null,
    fromRole: handedOnBy?.role ?? null,
    fromPath: handedOnBy?.territoryPath ?? null,
    fromPostId: handedOnBy?.postId ?? null,
    toRole: handedOnBy === undefined ? null : row.holderRole,
    toPath: handedOnBy === undefined ? null : row.holderPath,
    toPostId: handedOnBy === undefined ? null : row.holderPostId,
    words: hasWords ? words : null,
    wordsAudience: hasWords ? (wordsAudience ?? 'team') : null,
  };
}
