import type { Answer } from '../Attacker.ts';
import { maySomewhere, mayWithCase, type Ability } from '../rights.ts';
import { unlessOutside, type Attempt, type AttemptsOf } from './Attempt.ts';
import { bodyOf } from './placeAttempts.ts';

/** A list of cases holds exactly the planted ones that its reader may read. Counted as a cell for each case. */
function listOf(ability: Ability, channel: Attempt['channel'], queries: readonly string[]): AttemptsOf {
  return function* (city, { operationId, method, path }): Generator<Attempt> {
    for (const who of city.identities.values()) {
      for (const query of queries) {
        const [how, headers] = city.disguise();
        const inspect = (answer: Answer): string | undefined => {
          const listed = new Set(bodyOf<{ cases: { id: string }[] }>(answer).cases.map(({ id }) => id));
          const wrong = city.cases.filter((asked) => listed.has(asked.id) !== mayWithCase(who.posts, ability, asked));
          return wrong.length > 0 ? `is wrong about ${wrong.map(({ kind }) => kind).join()}` : undefined;
        };
        const verdict = unlessOutside(who, maySomewhere(who.posts, ability) ? 'admitted' : 'refused');
        yield { kind: 'lists', cell: `${operationId}${query} ${how}`, who, ask: { method, path: path + query, headers }, verdict, channel, inspect, judges: city.cases.length };
      }
    }
  };
}

const overview: AttemptsOf = function* (city, { method, path }): Generator<Attempt> {
  for (const who of city.identities.values()) {
    const [how, headers] = city.disguise();
    const verdict = unlessOutside(who, maySomewhere(who.posts, 'readWall') ? 'admitted' : 'refused');
    yield { kind: 'lists', cell: `overview ${how}`, who, ask: { method, path, headers }, verdict, channel: 'wall' };
  }
};

export const listAttempts: Readonly<Record<string, AttemptsOf>> = {
  listCases: listOf('readCases', 'team', ['', '?state=all']),
  listWallCases: listOf('readWall', 'wall', ['']),
  getWallOverview: overview,
};
