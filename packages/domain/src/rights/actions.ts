import { caseCommands, type CaseCommand } from '../cases/caseCommands.ts';

/** What each action is done to; case commands are added below from their own table. */
const otherActions = {
  /** Send a report in. */
  'case.report': 'nothing',
  /** Read a case with its words, photos and timeline. */
  'case.read': 'case',
  /** See a case on a screen that many look at. */
  'case.readOnWall': 'case',
  /** Be given a case as its holder. */
  'case.hold': 'case',
  'photo.upload': 'nothing',
  'territory.read': 'nothing',
  'territory.publish': 'place',
  'posts.read': 'place',
  'posts.manage': 'place',
  'position.share': 'place',
  'position.watch': 'place',
  /** Follow what concerns oneself on the live feed, such as a first post; each topic asks for the rights of what it shows. */
  'live.follow': 'nothing',
  'roster.read': 'document',
  'roster.write': 'cell',
  /** See a building cut open on a screen that many look at: how each home stands, without flats and words. */
  'roster.watch': 'place',
} as const satisfies Record<string, SubjectKind>;

export type SubjectKind = 'nothing' | 'place' | 'case' | 'document' | 'cell';

/** The action of giving a command. */
export type CaseAction = `case.${CaseCommand}`;

/**
 * Everything that somebody can ask to do. Routes, sockets, documents and screens name one of these; what the rights table does
 * not allow is refused.
 */
export type Action = CaseAction | keyof typeof otherActions;

type ActionSubjectKinds = typeof otherActions & Readonly<Record<CaseAction, 'case'>>;

/** The kind of subject that each action is done to. */
export const actionSubjectKinds = {
  ...otherActions,
  ...Object.fromEntries(caseCommands.map((command) => [`case.${command}`, 'case'])),
} as ActionSubjectKinds;

export type SubjectKindOf<Asked extends Action> = ActionSubjectKinds[Asked];

export const actions = Object.keys(actionSubjectKinds) as [Action, ...Action[]];
