import type { StaffCase } from '@finemesh/contract';
import { dispatchingRoles, nextCaseState, type Action, type CaseCommand, type PostRole } from '@finemesh/domain';

/** What staff can do with a case from its page. */
const staffCommands = ['accept', 'resolve', 'note', 'handOver'] as const satisfies readonly CaseCommand[];
export type StaffCommand = (typeof staffCommands)[number];

/** Who the reader is to the case and by the rights table. */
export interface CaseReader {
  readonly can: (action: Action) => boolean;
  readonly roles: readonly PostRole[];
}

/** The commands that the state, the reader's posts and the holder allow, for the bar under a case. */
export function commandsFor(item: Pick<StaffCase, 'state' | 'holderIsMe'>, { can, roles }: CaseReader): StaffCommand[] {
  const isTheirs: Record<StaffCommand, boolean> = {
    accept: item.holderIsMe,
    resolve: item.holderIsMe,
    note: true,
    handOver: item.holderIsMe || roles.some((role) => dispatchingRoles.has(role)),
  };
  return staffCommands.filter(
    (command) => isTheirs[command] && nextCaseState(item.state, command) !== undefined && can(`case.${command}`),
  );
}
