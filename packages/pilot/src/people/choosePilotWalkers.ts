import type { PostRole, TerritoryPath } from '@finemesh/domain';
import { pilotDeviceId } from './pilotDeviceId.ts';
import type { PilotPerson } from './PilotPerson.ts';

/** Somebody whose phone is simulated: walks through the own territory and shares where that is. */
export interface PilotWalker {
  readonly username: string;
  readonly role: PostRole;
  /** Where the walk goes: the first post's territory. */
  readonly territoryPath: TerritoryPath;
  /** `osmAnd`: an existing phone app that knows the device's identifier only. `webSocket`: the workbench, signed in. */
  readonly wire: 'osmAnd' | 'webSocket';
  readonly deviceId: string;
}

/** How many of each role walk; together 60. */
const walking: Partial<Record<PostRole, number>> = { fullTimeGridder: 24, microGridder: 36 };

/**
 * Whom the demo simulates: 24 full-time gridders and 36 micro-gridders, spread over both communities, every second one with
 * each kind of phone. Never a demo account: those belong to whoever tries the demo.
 */
export function choosePilotWalkers(people: readonly PilotPerson[]): PilotWalker[] {
  const chosen = Object.entries(walking).flatMap(([role, count]) => {
    const candidates = people.filter(({ isDemo, posts }) => !isDemo && posts[0]?.role === role);
    return Array.from({ length: count }, (_, i) => candidates[Math.floor((i * candidates.length) / count)]);
  });
  return chosen.flatMap((person, i) => {
    const [post] = person?.posts ?? [];
    if (!person || !post) return [];
    return [{
      username: person.username,
      role: post.role,
      territoryPath: post.territoryPath,
      wire: i % 2 === 0 ? ('osmAnd' as const) : ('webSocket' as const),
      deviceId: pilotDeviceId(person.username),
    }];
  });
}
