import type { BilingualLabel } from '../roles.ts';
import type { CaseClockName, ClockEffect } from './caseClocks.ts';
import { caseStates, type CaseState } from './caseStates.ts';
import type { WordsAudience } from './wordsAudience.ts';

/** One command on a case. The right to give it is the action `case.<command>` of the rights table. */
export interface CaseCommandRow {
  /** A post of staff, or the resident who shows the tracking number. */
  readonly givenBy: 'staff' | 'resident';
  /** From which states it is given, and to which each leads. */
  readonly transitions: { readonly [From in CaseState]?: CaseState };
  /** `toPost`: the named post becomes the holder. `keeps`: the holder stays. */
  readonly holder: 'keeps' | 'toPost';
  /** Clocks that start or stop with it. */
  readonly clocks: { readonly [Name in CaseClockName]?: ClockEffect };
  /** What has happened afterwards; the event is `case.<change>`. */
  readonly change: string;
  /** The words that come with it; `null` where none are written. */
  readonly words: CommandWords | null;
  /** Further inputs, each with its schema in the contract. */
  readonly inputs: readonly CommandInput[];
  readonly label: BilingualLabel;
}

export interface CommandWords {
  readonly required: boolean;
  /** Who reads them; of several the writer chooses, and the first is chosen until then. */
  readonly audiences: readonly [WordsAudience, ...WordsAudience[]];
}

export type CommandInput = 'postId' | 'photoIds' | 'rating';

/** What is done with a case once it exists, one row a command (SPEC.md, CC1 to CC6). */
export const caseCommandTable = {
  handOver: {
    givenBy: 'staff',
    transitions: { received: 'triaged', triaged: 'triaged', inGrid: 'triaged', reopened: 'triaged' },
    holder: 'toPost',
    // Handing on buys nobody time: the clocks go on.
    clocks: {},
    change: 'handedOver',
    words: { required: false, audiences: ['team', 'everyone'] },
    inputs: ['postId'],
    label: { zh: '转交', en: 'Hand over' },
  },
  accept: {
    givenBy: 'staff',
    transitions: { triaged: 'inGrid', reopened: 'inGrid' },
    holder: 'keeps',
    clocks: {},
    change: 'accepted',
    words: null,
    inputs: [],
    label: { zh: '接单', en: 'Accept' },
  },
  note: {
    givenBy: 'staff',
    transitions: { received: 'received', triaged: 'triaged', inGrid: 'inGrid', doneInGrid: 'doneInGrid', reopened: 'reopened' },
    holder: 'keeps',
    clocks: {},
    change: 'noted',
    words: { required: true, audiences: ['team', 'everyone'] },
    inputs: [],
    label: { zh: '添加记录', en: 'Add a note' },
  },
  resolve: {
    givenBy: 'staff',
    transitions: { inGrid: 'doneInGrid' },
    holder: 'keeps',
    clocks: { answer: 'stops' },
    change: 'resolved',
    words: { required: true, audiences: ['everyone'] },
    inputs: ['photoIds'],
    label: { zh: '办结', en: 'Resolve' },
  },
  confirm: {
    givenBy: 'resident',
    transitions: { doneInGrid: 'confirmed' },
    holder: 'keeps',
    clocks: { answer: 'stops' },
    change: 'confirmed',
    words: null,
    inputs: ['rating'],
    label: { zh: '确认办结', en: 'Confirm' },
  },
  reopen: {
    givenBy: 'resident',
    transitions: { doneInGrid: 'reopened', confirmed: 'reopened' },
    holder: 'keeps',
    clocks: { answer: 'starts' },
    change: 'reopened',
    words: { required: true, audiences: ['everyone'] },
    inputs: [],
    label: { zh: '要求重办', en: 'Reopen' },
  },
} as const satisfies Record<string, CaseCommandRow>;

export type CaseCommand = keyof typeof caseCommandTable;
export const caseCommands = Object.keys(caseCommandTable) as [CaseCommand, ...CaseCommand[]];

/** The commands that staff, or that residents, give. */
export type CommandGivenBy<Giver extends CaseCommandRow['givenBy']> = {
  [Command in CaseCommand]: (typeof caseCommandTable)[Command]['givenBy'] extends Giver ? Command : never;
}[CaseCommand];

export type StaffCommand = CommandGivenBy<'staff'>;
export type ResidentCommand = CommandGivenBy<'resident'>;

/** The commands that the giver gives, in the table's order. */
export function commandsGivenBy<Giver extends CaseCommandRow['givenBy']>(giver: Giver): CommandGivenBy<Giver>[] {
  return caseCommands.filter((command): command is CommandGivenBy<Giver> => caseCommandTable[command].givenBy === giver);
}

/** How every case begins: it is reported, with words that the team and the resident read, and its clocks start. */
export const caseBeginning = {
  change: 'reported',
  state: 'received',
  clocks: { answer: 'starts' },
  wordsAudience: 'everyone',
} as const satisfies {
  readonly change: string;
  readonly state: CaseState;
  readonly clocks: CaseCommandRow['clocks'];
  readonly wordsAudience: WordsAudience;
};

/** What can have happened to a case: how it began, and what each command makes of it. */
export type CaseChange = (typeof caseBeginning)['change'] | (typeof caseCommandTable)[CaseCommand]['change'];
export const caseChanges = [
  caseBeginning.change,
  ...caseCommands.map((command) => caseCommandTable[command].change),
] as [CaseChange, ...CaseChange[]];

/** The state after the command, or `undefined` where the state does not allow it. */
export function nextCaseState(state: CaseState, command: CaseCommand): CaseState | undefined {
  const transitions: CaseCommandRow['transitions'] = caseCommandTable[command].transitions;
  return transitions[state];
}

/** Whether the command brings the case on in the hands of its holder: what the holder does next. */
export function isNextStep(state: CaseState, command: CaseCommand): boolean {
  const next = nextCaseState(state, command);
  return next !== undefined && next !== state && caseCommandTable[command].holder === 'keeps';
}

/** The commands that the state allows. */
export function allowedCaseCommands(state: CaseState): CaseCommand[] {
  return caseCommands.filter((command) => nextCaseState(state, command) !== undefined);
}

/** The states from which the command is given. */
export function statesAllowing(command: CaseCommand): CaseState[] {
  return caseStates.filter((state) => nextCaseState(state, command) !== undefined);
}
