import type { PostId } from './ids.ts';
import type { BilingualLabel, PostRole } from './roles.ts';
import type { TerritoryPath } from './territory/codes.ts';

/**
 * States of a case, the first part of the machine in REQUIREMENTS.md (States). `received`: nobody has looked yet;
 * `triaged`: handed to a post that has not accepted; `inGrid`: accepted, being worked on; `doneInGrid`: the holder says it
 * is done; `confirmed`: the resident agrees; `reopened`: the resident does not, it is with the same holder again.
 */
export const caseStates = ['received', 'triaged', 'inGrid', 'doneInGrid', 'confirmed', 'reopened'] as const;
export type CaseState = (typeof caseStates)[number];

export const caseStateLabels: Record<CaseState, BilingualLabel> = {
  received: { zh: '已收到', en: 'Received' },
  triaged: { zh: '已派单', en: 'Dispatched' },
  inGrid: { zh: '处理中', en: 'In progress' },
  doneInGrid: { zh: '已办结，待确认', en: 'Done, to be confirmed' },
  confirmed: { zh: '已确认', en: 'Confirmed' },
  reopened: { zh: '已重开', en: 'Reopened' },
};

/** States in which work is still owed by the holder. */
export const openCaseStates: ReadonlySet<CaseState> = new Set(['received', 'triaged', 'inGrid', 'reopened']);

/** What can be done with a case once it exists. */
export const caseCommands = ['handOver', 'accept', 'note', 'resolve', 'confirm', 'reopen'] as const;
export type CaseCommand = (typeof caseCommands)[number];

const transitions: Record<CaseState, Partial<Record<CaseCommand, CaseState>>> = {
  received: { handOver: 'triaged', note: 'received' },
  triaged: { handOver: 'triaged', accept: 'inGrid', note: 'triaged' },
  inGrid: { handOver: 'triaged', resolve: 'doneInGrid', note: 'inGrid' },
  doneInGrid: { confirm: 'confirmed', reopen: 'reopened', note: 'doneInGrid' },
  confirmed: { reopen: 'reopened' },
  reopened: { handOver: 'triaged', accept: 'inGrid', note: 'reopened' },
};

/** The state after the command, or `undefined` where the state does not allow it. */
export function nextCaseState(state: CaseState, command: CaseCommand): CaseState | undefined {
  return transitions[state][command];
}

/** The commands that the state allows, for the buttons of a screen. */
export function allowedCaseCommands(state: CaseState): CaseCommand[] {
  return caseCommands.filter((command) => transitions[state][command] !== undefined);
}

/** How long after it was confirmed a resident may still reopen a case (RELIABILITY.md §9, resident portal). */
export const reopenWindowDays = 15;

/**
 * Who holds a case: an office (role at a territory node), and the post that fills it once one is named. A fresh report is
 * held by the command centre of its street as an office; every later holder is a post.
 */
export interface CaseHolder {
  readonly role: PostRole;
  readonly territoryPath: TerritoryPath;
  readonly postId: PostId | null;
}

/** One office, whoever fills it: this is what may not get a case back. */
export function officeKey(holder: CaseHolder): string {
  return holder.postId ?? `${holder.role}@${holder.territoryPath}`;
}

export type HandOverRefusal = 'handedOnBefore' | 'holdsIt';

/**
 * Judges a hand-over: a case never goes back to an office that has handed it on (DOMAIN.md, first row of "what goes wrong
 * today"), and never to the one that holds it.
 */
export function refuseHandOver(
  current: CaseHolder,
  handedOnBy: readonly CaseHolder[],
  to: CaseHolder,
): HandOverRefusal | undefined {
  const key = officeKey(to);
  if (officeKey(current) === key) return 'holdsIt';
  return handedOnBy.some((holder) => officeKey(holder) === key) ? 'handedOnBefore' : undefined;
}
