import { caseCommandTable, type CaseCommand, type CaseCommandRow, type WordsAudience } from '@finemesh/domain';

/** Who reads the words of the command until the writer chooses otherwise. */
export function defaultAudience(command: CaseCommand): WordsAudience {
  const row: CaseCommandRow = caseCommandTable[command];
  return row.words?.audiences[0] ?? 'team';
}
