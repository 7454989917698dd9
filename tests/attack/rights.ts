/**
 * Who may do what, read from the words of the role table (README.md of this folder) and written down a second time on purpose:
 * nothing here, and nothing in this folder, imports the code that it judges.
 *
 * `place`: where the post is held and everything below. `held`: only what the post itself holds. `no`: never.
 */
type Reach = 'no' | 'held' | 'place';

export const roles = [
  'microGridder',
  'fullTimeGridder',
  'gridLeader',
  'lawyer',
  'cadre',
  'communityOfficer',
  'commander',
  'administrator',
] as const;
export type Role = (typeof roles)[number];

/** One row an ability, one column a role. */
const rights = {
  //                  micro-gridder  full-time  leader   lawyer   cadre    officer  commander administrator
  readCases:         ['place',      'place',   'place', 'no',    'held',  'place', 'place',  'no'],
  noteCases:         ['place',      'place',   'place', 'no',    'held',  'place', 'place',  'no'],
  workOnCases:       ['held',       'held',    'held',  'no',    'held',  'held',  'no',     'no'],
  handOnCases:       ['no',         'held',    'place', 'no',    'held',  'place', 'place',  'no'],
  readWall:          ['no',         'no',      'place', 'no',    'no',    'place', 'place',  'no'],
  seeFilledPosts:    ['place',      'place',   'place', 'no',    'no',    'place', 'place',  'place'],
  nameHolders:       ['no',         'no',      'no',    'no',    'no',    'no',    'no',     'place'],
  managePosts:       ['no',         'no',      'no',    'no',    'no',    'no',    'no',     'place'],
  divideTerritory:   ['no',         'no',      'no',    'no',    'no',    'no',    'no',     'place'],
  shareOwnPosition:  ['place',      'place',   'no',    'place', 'place', 'no',    'no',     'no'],
  watchPositions:    ['no',         'no',      'place', 'no',    'no',    'no',    'place',  'no'],
  watchSections:     ['no',         'no',      'place', 'no',    'no',    'place', 'place',  'no'],
  openDwelling:      ['place',      'place',   'place', 'place', 'place', 'place', 'no',     'no'],
  openContact:       ['place',      'place',   'place', 'no',    'no',    'place', 'no',     'no'],
  openCare:          ['place',      'place',   'no',    'no',    'no',    'no',    'no',     'no'],
  openLegal:         ['no',         'no',      'no',    'place', 'place', 'no',    'no',     'no'],
} as const satisfies Record<string, readonly Reach[] & { readonly length: (typeof roles)['length'] }>;
export type Ability = keyof typeof rights;

export const facets = { dwelling: 'openDwelling', contact: 'openContact', care: 'openCare', legal: 'openLegal' } as const satisfies Record<string, Ability>;
export type Facet = keyof typeof facets;

/** A post as the session names it: `path` is the chain of codes from the district down. */
export interface HeldPost {
  readonly id: string;
  readonly role: Role;
  readonly path: string;
  /** Whether it is in force now. */
  readonly active: boolean;
}

/** A case as the attacker has planted it. */
export interface PlantedCase {
  readonly id: string;
  readonly trackingNumber: string;
  readonly path: string;
  readonly kind: string;
  /** Family safety, hardship, own data, a complaint: nobody but its holder may know that it exists. */
  readonly confidential: boolean;
  /** The post that holds it; `null` for the office of the street's command centre. */
  readonly holder: HeldPost | null;
  readonly photoId: string | null;
}

function reach(post: HeldPost, ability: Ability): Reach {
  return post.active ? (rights[ability][roles.indexOf(post.role)] ?? 'no') : 'no';
}

/** Whether one of the posts has the ability at the place. */
export function mayAt(posts: readonly HeldPost[], ability: Ability, path: string): boolean {
  return posts.some((post) => reach(post, ability) === 'place' && `${path}/`.startsWith(`${post.path}/`));
}

/** Whether one of the posts has the ability anywhere. */
export function maySomewhere(posts: readonly HeldPost[], ability: Ability): boolean {
  return posts.some((post) => reach(post, ability) !== 'no');
}

/** Whether one of the posts has the ability with the case. */
export function mayWithCase(posts: readonly HeldPost[], ability: Ability, asked: PlantedCase): boolean {
  return posts.some((post) => {
    const far = reach(post, ability);
    if (far === 'no' || !`${asked.path}/`.startsWith(`${post.path}/`)) return false;
    if (asked.confidential) return ability !== 'readWall' && holds(post, asked);
    return far === 'place' || holds(post, asked);
  });
}

/** Holds it by name, or sits in the office that holds it. */
function holds(post: HeldPost, { holder, path }: PlantedCase): boolean {
  return holder === null ? post.role === 'commander' && path.startsWith(`${post.path}/`) : holder.id === post.id;
}
