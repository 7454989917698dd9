import type { PostRole } from '@finemesh/domain';
import type { PilotPerson } from '../people/PilotPerson.ts';
import type { PilotDistrict } from '../PilotDistrict.ts';
import { findReportPlace } from './findReportPlace.ts';
import { pastCases, type PastStep } from './pastCases.ts';
import type { PilotReportPlace } from './PilotReport.ts';

/** A case that was there before the demo began, with all that happened to it. */
export interface PilotPastCase {
  readonly categoryCode: string;
  readonly place: PilotReportPlace;
  readonly words: string;
  readonly reportedMinutesAgo: number;
  /** In the order in which they happened; each is allowed in the state that those before it led to. */
  readonly steps: readonly PilotCaseStep[];
}

/** A step by a post's holder (`by`, `to` are usernames), or by the resident who reported. */
export type PilotCaseStep = { readonly minutesAgo: number } & (
  | { readonly change: 'handedOver'; readonly by: string; readonly byRole: PostRole; readonly to: string; readonly toRole: PostRole; readonly words: string | null }
  | { readonly change: 'accepted'; readonly by: string; readonly byRole: PostRole }
  | { readonly change: 'noted' | 'resolved'; readonly by: string; readonly byRole: PostRole; readonly words: string }
  | { readonly change: 'confirmed'; readonly rating: number }
  | { readonly change: 'reopened'; readonly words: string }
);

/** The cases that stand on the screens when the demo starts for the first time, oldest first. */
export function createPilotCaseHistory(district: PilotDistrict, people: readonly PilotPerson[]): PilotPastCase[] {
  return pastCases
    .map(({ categoryCode, place: placeName, words, reportedMinutesAgo, steps }): PilotPastCase => {
      const place = findReportPlace(district, placeName);
      const path = pathOf(district, placeName, place);
      const holder = (role: PostRole): string => usernameFor(people, role, path);
      return { categoryCode, place, words, reportedMinutesAgo, steps: steps.map((step) => withPeople(step, holder)) };
    })
    .sort((a, b) => b.reportedMinutesAgo - a.reportedMinutesAgo);
}

function withPeople(step: PastStep, holder: (role: PostRole) => string): PilotCaseStep {
  const { minutesAgo } = step;
  switch (step.change) {
    case 'handedOver':
      return { change: 'handedOver', minutesAgo, by: holder(step.by), byRole: step.by, to: holder(step.to), toRole: step.to, words: step.words ?? null };
    case 'accepted':
      return { change: 'accepted', minutesAgo, by: holder(step.by), byRole: step.by };
    case 'noted':
    case 'resolved':
      return { change: step.change, minutesAgo, by: holder(step.by), byRole: step.by, words: step.words };
    case 'confirmed':
    case 'reopened':
      return step;
  }
}

function pathOf(district: PilotDistrict, placeName: string, place: PilotReportPlace): string {
  const node = district.nodes.find(({ code }) => code === place.placeCode);
  if (!node) throw new RangeError(`a past case needs a building, and ${placeName} is none`);
  return node.path;
}

/** Who holds the role for the place: the narrowest territory first. */
function usernameFor(people: readonly PilotPerson[], role: PostRole, path: string): string {
  const holders = people
    .flatMap(({ username, posts }) => posts.map((post) => ({ username, ...post })))
    .filter((post) => post.role === role && `${path}/`.startsWith(`${post.territoryPath}/`))
    .sort((a, b) => b.territoryPath.length - a.territoryPath.length);
  const [first] = holders;
  if (!first) throw new RangeError(`nobody holds ${role} for ${path}`);
  return first.username;
}
