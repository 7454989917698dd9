import { FinemeshError, type CaseChange } from '@finemesh/contract';
import {
  caseDueAt,
  findCategory,
  nextCaseState,
  type CaseCommand,
  type CaseHolder,
  type CaseState,
  type Post,
} from '@finemesh/domain';
import type { NewEvent } from '../platform/index.ts';
import { caseEvent } from './events.ts';
import type { caseStepTable, caseTable } from './tables.ts';

export type CaseRow = typeof caseTable.$inferSelect;
export type StepRow = typeof caseStepTable.$inferSelect;

/** Who acts and by which post; `null` in a change means the resident. */
export type CaseActor = Pick<Post, 'accountId' | 'role' | 'territoryPath'>;

/** Something that is done with a case. */
export interface CaseAction {
  readonly command: CaseCommand;
  readonly at: Date;
  readonly by: CaseActor | null;
  readonly words?: string | undefined;
  readonly rating?: number | undefined;
  /** Of hand-overs: the new holder, and the office that hands on. */
  readonly handOver?: { readonly to: CaseHolder; readonly from: CaseHolder };
}

/** What a change writes: the case as it is afterwards, one step, one event. */
export interface ChangedCase {
  readonly row: CaseRow;
  readonly step: StepRow;
  readonly event: NewEvent;
}

const changeOf: Record<CaseCommand, CaseChange> = {
  handOver: 'handedOver',
  accept: 'accepted',
  note: 'noted',
  resolve: 'resolved',
  confirm: 'confirmed',
  reopen: 'reopened',
};

/**
 * Applies the action to the case. Pure: rights were asked before, rows are written afterwards.
 *
 * @throws `stateConflict` naming the present state when it does not allow the command.
 */
export function changeCase(before: CaseRow, action: CaseAction): ChangedCase {
  const state = nextCaseState(before.state as CaseState, action.command);
  if (state === undefined) throw stateConflict(before);
  const change = changeOf[action.command];
  const row: CaseRow = {
    ...before,
    ...holderAfter(before, action),
    ...clockAfter(before, action),
    state,
    version: before.version + 1,
    changedAt: action.at,
    rating: action.rating ?? before.rating,
  };
  return { row, step: stepOf(row, change, action), event: eventOf(row, change, action.by?.accountId ?? null) };
}

/** The step and the event with which a new case begins. */
export function beginCase(row: CaseRow): ChangedCase {
  const step = stepOf(row, 'reported', { by: null, at: row.reportedAt, words: row.words });
  return { row, step, event: eventOf(row, 'reported', null) };
}

/** The refusal that tells a screen what it has missed. */
export function stateConflict({ state }: Pick<CaseRow, 'state'>): FinemeshError {
  return new FinemeshError('stateConflict', {
    detail: `the case is ${state}`,
    fields: [{ field: 'state', code: state, message: 'the state that the case is in now' }],
  });
}

/** Who holds the case. */
export function holderOf(row: Pick<CaseRow, 'holderRole' | 'holderPath' | 'holderPostId'>): CaseHolder {
  // Columns are text; what is in them was typed when it was written.
  return {
    role: row.holderRole as CaseHolder['role'],
    territoryPath: row.holderPath,
    postId: row.holderPostId as CaseHolder['postId'],
  };
}

function holderAfter(before: CaseRow, { handOver, at }: CaseAction): Partial<CaseRow> {
  if (handOver === undefined) return {};
  const { role, territoryPath, postId } = handOver.to;
  return {
    holderRole: role,
    holderPath: territoryPath,
    holderPostId: postId,
    holderSince: at,
    handOvers: before.handOvers + 1,
  };
}

/**
 * A hand-over keeps the deadline: handing on buys nobody time. Nothing is owed once it is done; a reopened case starts its
 * category's clock again.
 */
function clockAfter({ categoryCode }: CaseRow, { command, at }: CaseAction): Partial<CaseRow> {
  switch (command) {
    case 'resolve':
    case 'confirm':
      return { dueAt: null, settledAt: at };
    case 'reopen':
      return { dueAt: caseDueAt(findCategory(categoryCode)?.clock ?? { kind: 'none' }, at), settledAt: null };
    case 'handOver':
    case 'accept':
    case 'note':
      return {};
  }
}

function stepOf(row: CaseRow, change: CaseChange, action: Omit<CaseAction, 'command'>): StepRow {
  const { by, handOver } = action;
  return {
    caseId: row.id,
    version: row.version,
    change,
    at: action.at,
    actorId: by?.accountId ?? null,
    byRole: by?.role ?? null,
    byPath: by?.territoryPath ?? null,
    fromRole: handOver?.from.role ?? null,
    fromPath: handOver?.from.territoryPath ?? null,
    fromPostId: handOver?.from.postId ?? null,
    toRole: handOver?.to.role ?? null,
    toPath: handOver?.to.territoryPath ?? null,
    toPostId: handOver?.to.postId ?? null,
    words: action.words === undefined || action.words === '' ? null : action.words,
  };
}

function eventOf(row: CaseRow, change: CaseChange, actor: string | null): NewEvent {
  const { id: caseId, version, categoryCode, holderPostId } = row;
  return caseEvent(change, row.path, { caseId, version, categoryCode, holderPostId }, actor);
}
