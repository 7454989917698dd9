import type { Answer } from '../Attacker.ts';
import { buildings, places } from '../City.ts';
import { facets, mayAt, maySomewhere, roles, type Facet } from '../rights.ts';
import { unlessOutside, type Attempt, type AttemptsOf } from './Attempt.ts';

const nobodysId = '7b1f2c0e-58b0-4a3c-9d6f-0d8e6b1f2a3c';
const purposes = ['rosterUpkeep', 'visit', 'case', 'mediation'];

/** Whom the list names: only who manages the posts there reads who holds them. */
const listPosts: AttemptsOf = function* (city, { method, path }): Generator<Attempt> {
  for (const who of city.identities.values()) {
    for (const [name, code] of Object.entries(places)) {
      const [how, headers] = city.disguise();
      const where = city.path(code);
      const isNamed = mayAt(who.posts, 'nameHolders', where);
      const inspect = (answer: Answer): string | undefined => {
        const { posts } = bodyOf<{ posts: { territory: { path: string }; holder: unknown }[] }>(answer);
        if (posts.some(({ territory }) => !`${territory.path}/`.startsWith(`${where}/`))) return 'posts of another place';
        return !isNamed && posts.some(({ holder }) => holder !== null) ? 'who holds them' : undefined;
      };
      const verdict = unlessOutside(who, mayAt(who.posts, 'seeFilledPosts', where) ? 'admitted' : 'refused');
      yield { kind: 'posts', cell: `posts of ${name} ${how}`, who, ask: { method, path: `${path}?within=${code}`, headers }, verdict, channel: 'team', inspect };
    }
  }
};

/** Nobody but an administrator gives a post, and not even one gives it to an account that does not exist. */
const appointPost: AttemptsOf = function* (city, { method, path }): Generator<Attempt> {
  for (const who of city.identities.values()) {
    for (const name of ['own', 'nextGrid', 'otherStreet', 'microGrid', 'community', 'district'] as const) {
      const territoryCode = places[name];
      for (const role of roles) {
        const may = mayAt(who.posts, 'managePosts', city.path(territoryCode));
        const accountId = may ? nobodysId : (who.accountId ?? city.who('tian').accountId);
        const verdict = unlessOutside(who, may ? 'anything' : 'refused');
        yield { kind: 'posts', cell: `appoint a ${role} at ${name}`, who, ask: { method, path, body: { accountId, role, territoryCode } }, verdict, channel: 'team' };
      }
    }
  }
};

const endPost: AttemptsOf = function* (city, { method, path }): Generator<Attempt> {
  const standing = [...city.identities.values()].flatMap(({ name, posts }) => posts.slice(0, 2).map(({ id }) => [name, id] as const));
  for (const who of city.identities.values()) {
    const isManager = maySomewhere(who.posts, 'managePosts');
    for (const [name, id] of isManager ? [['nobody', nobodysId] as const] : [...standing, ['nobody', nobodysId] as const]) {
      const [how, headers] = city.disguise();
      const verdict = unlessOutside(who, isManager ? 'unknown' : 'refused');
      yield { kind: 'posts', cell: `end a post of ${name} ${how}`, who, ask: { method, path: path.replace('{id}', id), headers, body: {} }, verdict, channel: 'team' };
    }
  }
};

/** From a division that is none, so that nothing is divided by whoever may. */
const publishDivision: AttemptsOf = function* (city, { method, path }): Generator<Attempt> {
  for (const who of city.identities.values()) {
    for (const [name, within] of Object.entries(places)) {
      // A building is not divided.
      if (name in buildings) continue;
      const body = { basedOn: 999_999, within, note: '', nodes: [], members: [], successors: [] };
      const verdict = unlessOutside(who, mayAt(who.posts, 'divideTerritory', city.path(within)) ? 'anything' : 'refused');
      yield { kind: 'territory', cell: `divide ${name}`, who, ask: { method, path, body }, verdict, channel: 'team' };
    }
  }
};

const openRoster: AttemptsOf = function* (city, { method, path }): Generator<Attempt> {
  for (const who of city.identities.values()) {
    for (const [name, code] of Object.entries(buildings)) {
      const opened = (Object.keys(facets) as Facet[]).filter((facet) => mayAt(who.posts, facets[facet], city.path(code)));
      for (const purpose of purposes) {
        const [how, headers] = city.disguise();
        const inspect = (answer: Answer): string | undefined => {
          const body = bodyOf<{ facets: { facet: string }[]; reader: { accountId: string } }>(answer);
          const given = body.facets.map(({ facet }) => facet).sort();
          if (given.join() !== [...opened].sort().join()) return `opens ${given.join()} and not ${opened.join()}`;
          return body.reader.accountId === who.accountId ? undefined : 'opened for somebody else';
        };
        const ask = { method, path: path.replace('{buildingCode}', code), headers, body: { purpose } };
        const verdict = unlessOutside(who, opened.length > 0 ? 'admitted' : 'refused');
        yield { kind: 'rosters', cell: `open the roster of ${name} for ${purpose} ${how}`, who, ask, verdict, channel: 'team', inspect };
      }
    }
  }
};

const getBuildingSection: AttemptsOf = function* (city, { method, path }): Generator<Attempt> {
  for (const who of city.identities.values()) {
    for (const [name, code] of Object.entries(buildings)) {
      const [how, headers] = city.disguise();
      const verdict = unlessOutside(who, mayAt(who.posts, 'watchSections', city.path(code)) ? 'admitted' : 'refused');
      yield { kind: 'rosters', cell: `section of ${name} ${how}`, who, ask: { method, path: path.replace('{buildingCode}', code), headers }, verdict, channel: 'wall' };
    }
  }
};

const listRosters: AttemptsOf = function* (city, { method, path }): Generator<Attempt> {
  for (const who of city.identities.values()) {
    const inspect = (answer: Answer): string | undefined => {
      const { rosters } = bodyOf<{ rosters: { building: { code: string } }[] }>(answer);
      const codes = new Set(rosters.map(({ building }) => building.code));
      const wrong = [...city.homes].filter(([code, where]) => codes.has(code) !== Object.values(facets).some((ability) => mayAt(who.posts, ability, where)));
      return wrong.length > 0 ? `is wrong about ${wrong.map(([code]) => code).join()}` : undefined;
    };
    yield { kind: 'rosters', cell: 'the list of rosters', who, ask: { method, path }, verdict: unlessOutside(who, 'admitted'), channel: 'team', inspect };
  }
};

export function bodyOf<Body>({ text }: Answer): Body {
  return JSON.parse(text) as Body;
}

export const placeAttempts: Readonly<Record<string, AttemptsOf>> = {
  listPosts,
  appointPost,
  endPost,
  publishDivision,
  openRoster,
  getBuildingSection,
  listRosters,
};
