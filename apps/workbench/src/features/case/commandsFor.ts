import type { StaffCase } from '@finemesh/contract';
import { brandId, commandsGivenBy, nextCaseState, type CaseAction, type CaseSubject, type StaffCommand } from '@finemesh/domain';

/** What the rights table is asked with about a case on a screen of the team. */
function subjectOf({ id, categoryCode, subject }: Pick<StaffCase, 'id' | 'categoryCode' | 'subject'>): CaseSubject {
  const { path, holder, helperPostIds, aboutRole } = subject;
  return {
    id: brandId(id),
    path,
    categoryCode,
    holder: { ...holder, postId: holder.postId === null ? null : brandId(holder.postId) },
    helperPostIds: helperPostIds.map((postId) => brandId(postId)),
    aboutRole,
  };
}

/** The commands that the state and the rights table allow, for the bar under a case. */
export function commandsFor(item: StaffCase, can: (action: CaseAction, subject: CaseSubject) => boolean): StaffCommand[] {
  const subject = subjectOf(item);
  return commandsGivenBy('staff').filter(
    (command) => nextCaseState(item.state, command) !== undefined && can(`case.${command}`, subject),
  );
}
