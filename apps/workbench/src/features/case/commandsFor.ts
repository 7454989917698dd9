import type { StaffCase } from '@finemesh/contract';
import { nextCaseState, type Action, type CaseCommand } from '@finemesh/domain';

/** What staff can do with a case from its page. */
const staffCommands = ['accept', 'resolve', 'note', 'handOver'] as const satisfies readonly CaseCommand[];
export type StaffCommand = (typeof staffCommands)[number];

/** Only who holds the case does these. */
const holderOnly: ReadonlySet<StaffCommand> = new Set(['accept', 'resolve']);

/** The commands that the state, the reader's posts and the holder allow, for the bar under a case. */
export function commandsFor(item: Pick<StaffCase, 'state' | 'holderIsMe'>, can: (action: Action) => boolean): StaffCommand[] {
  return staffCommands.filter(
    (command) =>
      nextCaseState(item.state, command) !== undefined &&
      can(`case.${command}`) &&
      (item.holderIsMe || !holderOnly.has(command)),
  );
}
