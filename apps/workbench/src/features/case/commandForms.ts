import type { CaseCommandInput } from '@finemesh/contract';
import { caseCommandTable, type CaseCommandRow, type StaffCommand, type WordsAudience } from '@finemesh/domain';

/** Commands that ask for something before they are given; the others are one tap. */
export type FormCommand = {
  [Command in StaffCommand]: (typeof caseCommandTable)[Command] extends { words: null; inputs: readonly [] } ? never : Command;
}[StaffCommand];

/** What a person fills in; each command reads what its row asks for. */
export interface CommandFields {
  /** Empty until a post is chosen. */
  readonly postId: string;
  /** Without blanks around them. */
  readonly words: string;
  readonly audience: WordsAudience;
  readonly photos: readonly File[];
}

/** Something of a form that the table's rows ask for beside words. */
type AskedInput = (typeof caseCommandTable)[StaffCommand]['inputs'][number];

/** Which field each input is filled in by: an input that no form can ask for does not compile. */
const fieldOf = { postId: 'postId', photoIds: 'photos' } as const satisfies Record<AskedInput, keyof CommandFields>;

/** Filled in for a command that asks for nothing. */
export const noFields: CommandFields = { postId: '', words: '', audience: 'team', photos: [] };

/** What is asked for before the command is given, by its row in the table of commands. */
export function askedBy(command: StaffCommand): { readonly words: CaseCommandRow['words']; readonly fields: ReadonlySet<keyof CommandFields> } {
  const { words, inputs } = caseCommandTable[command];
  return { words, fields: new Set(inputs.map((input) => fieldOf[input])) };
}

export function isFormCommand(command: StaffCommand): command is FormCommand {
  const { words, fields } = askedBy(command);
  return words !== null || fields.size > 0;
}

/** What is missing before the command can be sent. */
export function missingOf(command: StaffCommand, { words, postId }: CommandFields): ('words' | 'postId')[] {
  const asked = askedBy(command);
  return [
    ...(asked.words?.required === true && words === '' ? (['words'] as const) : []),
    ...(asked.fields.has('postId') && postId === '' ? (['postId'] as const) : []),
  ];
}

/**
 * What is sent with the command, of what was filled in.
 *
 * @param photoIds of the photos that were filled in, once they have arrived
 */
export function inputOf<Command extends StaffCommand>(
  command: Command,
  { postId, words, audience }: CommandFields,
  photoIds: string[] = [],
): CaseCommandInput<Command> {
  const asked = askedBy(command);
  const isChoice = (asked.words?.audiences.length ?? 0) > 1;
  const input = {
    ...(asked.fields.has('postId') ? { postId } : {}),
    // Words that were not written have no reader.
    ...(asked.words === null || words === '' ? {} : { words, ...(isChoice ? { audience } : {}) }),
    ...(asked.fields.has('photos') && photoIds.length > 0 ? { photoIds } : {}),
  };
  // The compiler does not follow a row's conditions; a test parses the input of every row by the contract's schema.
  return input as CaseCommandInput<Command>;
}
