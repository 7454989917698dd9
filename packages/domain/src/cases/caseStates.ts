import type { BilingualLabel } from '../roles.ts';

/** How much a state asks to be looked at; the kit of components draws each tone in its own colour and shape. */
export type StateTone = 'neutral' | 'accent' | 'info' | 'success' | 'warn' | 'danger';

interface CaseStateRow {
  readonly label: BilingualLabel;
  /** Whether the holder still owes work. */
  readonly isOpen: boolean;
  /** Whether the holder has accepted and is at work. */
  readonly isAtWork: boolean;
  /** For how many days after the last change the wall goes on showing a case in the state; open ones stay as long as they are open. */
  readonly daysOnWall: number | null;
  readonly tone: StateTone;
}

/**
 * The states of a case (SPEC.md, CS1). `received`: nobody has looked at it yet; `triaged`: given to a post that has not accepted;
 * `inGrid`: accepted, being worked on; `doneInGrid`: the holder says that it is done; `confirmed`: the resident agrees;
 * `reopened`: the resident does not, and it is with the same holder again.
 */
export const caseStateTable = {
  received: { label: { zh: '已收到', en: 'Received' }, isOpen: true, isAtWork: false, daysOnWall: null, tone: 'accent' },
  triaged: { label: { zh: '已派单', en: 'Dispatched' }, isOpen: true, isAtWork: false, daysOnWall: null, tone: 'info' },
  inGrid: { label: { zh: '处理中', en: 'In progress' }, isOpen: true, isAtWork: true, daysOnWall: null, tone: 'info' },
  doneInGrid: { label: { zh: '已办结，待确认', en: 'Done, to be confirmed' }, isOpen: false, isAtWork: false, daysOnWall: 15, tone: 'success' },
  confirmed: { label: { zh: '已确认', en: 'Confirmed' }, isOpen: false, isAtWork: false, daysOnWall: 1, tone: 'neutral' },
  reopened: { label: { zh: '待重办', en: 'Reopened' }, isOpen: true, isAtWork: false, daysOnWall: null, tone: 'warn' },
} as const satisfies Record<string, CaseStateRow>;

export type CaseState = keyof typeof caseStateTable;

/** All states, in the order in which a case usually meets them. */
export const caseStates = Object.keys(caseStateTable) as [CaseState, ...CaseState[]];

/** The states whose row fulfils the condition. */
export function statesThat(condition: (row: CaseStateRow) => boolean): CaseState[] {
  return caseStates.filter((state) => condition(caseStateTable[state]));
}

/** Whether the holder still owes work in the state. */
export function isOpenState(state: CaseState): boolean {
  return caseStateTable[state].isOpen;
}

/** The states in which the holder still owes work. */
export const openCaseStates: ReadonlySet<CaseState> = new Set(caseStates.filter(isOpenState));
