import type { Identity } from '../Attacker.ts';
import { maySomewhere, mayWithCase, type Ability, type PlantedCase } from '../rights.ts';
import type { City } from '../City.ts';
import type { Verdict } from '../Judge.ts';
import type { ServedRoute } from '../servedRoutes.ts';
import { unlessOutside, type Attempt, type AttemptsOf } from './Attempt.ts';

/** A case that nobody has reported. */
const unknownId = '01a20000-0000-7000-8000-000000000001';

interface CaseRoute {
  readonly ability: Ability;
  /** What has to be readable for a refusal to say more than that there is nothing. */
  readonly seenBy: Ability;
  readonly channel: 'team' | 'wall';
  readonly body?: (asked: PlantedCase) => unknown;
  readonly queries: readonly string[];
}

const staff = { seenBy: 'readCases', channel: 'team', queries: ['', '?presentation=wall'] } as const;
const read = { ...staff, queries: [''] } as const;

const caseRoutes: Readonly<Record<string, CaseRoute>> = {
  getCase: { ...read, ability: 'readCases' },
  listCandidates: { ...read, ability: 'handOnCases' },
  getWallCase: { ...read, ability: 'readWall', seenBy: 'readWall', channel: 'wall' },
  noteCase: { ...staff, ability: 'noteCases', body: () => ({ words: '看过', audience: 'team' }) },
  acceptCase: { ...staff, ability: 'workOnCases', body: () => ({}) },
  resolveCase: { ...staff, ability: 'workOnCases', body: () => ({ words: '办好' }) },
  // To whoever holds it already: the right is asked, and nothing moves.
  handOverCase: { ...staff, ability: 'handOnCases', body: ({ holder }) => ({ postId: holder?.id ?? unknownId }) },
};

/** Every identity with every case, and with one that does not exist. */
export const caseAttempts: Readonly<Record<string, AttemptsOf>> = Object.fromEntries(
  Object.entries(caseRoutes).map(([operationId, caseRoute]) => [operationId, attemptsOf(operationId, caseRoute)]),
);

function attemptsOf(operationId: string, caseRoute: CaseRoute): AttemptsOf {
  return function* (city, { method, path }): Generator<Attempt> {
    for (const who of city.identities.values()) {
      for (const asked of [...city.cases, null]) {
        const [how, headers] = city.disguise();
        const query = city.pick(caseRoute.queries);
        const cell = `${operationId}${query} of ${asked?.kind ?? 'a case that is none'} ${how}`;
        const ask = { method, path: path.replace('{id}', asked?.id ?? unknownId) + query, headers, body: caseRoute.body?.(asked ?? city.firstCase) };
        const verdict = unlessOutside(who, verdictOf(who, caseRoute, asked));
        yield { kind: 'cases', cell, who, ask, verdict, channel: caseRoute.channel };
      }
    }
  };
}

function verdictOf({ posts }: Identity, { ability, seenBy }: CaseRoute, asked: PlantedCase | null): Verdict {
  if (asked !== null && mayWithCase(posts, ability, asked)) return 'admitted';
  // Whoever reads some cases must not learn that this one exists; whoever reads none is refused whatever is asked for.
  const isSeen = asked !== null && mayWithCase(posts, seenBy, asked);
  return !isSeen && maySomewhere(posts, ability) ? 'unknown' : 'refused';
}

/** Photos of cases, by staff: each under its own case, and under every other one. */
export function* casePhotoAttempts(city: City, { method, path }: ServedRoute): Generator<Attempt> {
  const owners = city.cases.filter(({ photoId }) => photoId !== null).slice(0, 2);
  for (const who of city.identities.values()) {
    for (const asked of city.cases) {
      for (const owner of owners) {
        const isReadable = owner === asked && mayWithCase(who.posts, 'readCases', asked);
        const target = path.replace('{id}', asked.id).replace('{photoId}', owner.photoId ?? '');
        const cell = `the photo of ${owner.kind} under ${asked.kind}`;
        const verdict = unlessOutside(who, isReadable ? 'admitted' : 'refused');
        yield { kind: 'photos', cell, who, ask: { method, path: target }, verdict, channel: 'team' };
      }
    }
  }
}
