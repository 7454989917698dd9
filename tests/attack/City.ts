import { disguises, type Disguise } from './disguises.ts';
import { mayWithCase, roles, type HeldPost, type PlantedCase, type Role } from './rights.ts';
import type { Attacker, Identity } from './Attacker.ts';
import { plainPng } from './plainPng.ts';
import type { Judge } from './Judge.ts';
import type { SeededRandom } from './SeededRandom.ts';

/** Buildings of the pilot: in Tian's micro-grid, beside it in her grid, in the next grids, and in the other street. */
export const buildings = {
  own: '320105004004B009',
  nextMicroGrid: '320105004004B007',
  nextGrid: '320105004004B001',
  farGrid: '320105004004B016',
  otherStreet: '320105007012B001',
} as const;
export const places = {
  ...buildings,
  microGrid: '32010500400400202',
  grid: '320105004004002',
  community: '320105004004',
  street: '320105004',
  district: '320105',
  otherMicroGrid: '32010500701200101',
  otherCommunity: '320105007012',
} as const;

/** The demo's accounts by their roles, and people of the pilot whose posts are elsewhere. */
const demoNames = ['tian', 'chen', 'wang', 'lawyer', 'cadre', 'officer', 'command', 'admin'] as const;
const othersNames = ['xie28', 'li4', 'zhao1', 'fan75'] as const;
/** Further officers of both communities: they are dismissed, so that one person alone can be given what is confidential. */
const dismissedOfficers = ['qian2', 'sun3', 'peng76', 'yuan77'] as const;

interface Session {
  readonly account: { readonly id: string; readonly displayName: string };
  readonly posts: readonly { readonly id: string; readonly role: string; readonly territory: { readonly path: string } }[];
}

/** What the attack finds: people of every role and of none, and cases with planted secrets. Made over HTTP alone. */
export class City {
  readonly identities = new Map<string, Identity>();
  readonly cases: PlantedCase[] = [];
  readonly paths = new Map<string, string>();
  /** Buildings in which somebody lives: a market has no roster. */
  readonly homes = new Map<string, string>();
  readonly nobody: Identity = { name: 'nobody', cookie: null, signedIn: false, accountId: null, displayName: null, posts: [] };
  readonly #attacker: Attacker;
  readonly #judge: Judge;
  readonly #random: SeededRandom;
  #password = '';

  private constructor(attacker: Attacker, judge: Judge, random: SeededRandom) {
    this.#attacker = attacker;
    this.#judge = judge;
    this.#random = random;
  }

  static async build(attacker: Attacker, judge: Judge, random: SeededRandom): Promise<City> {
    const city = new City(attacker, judge, random);
    await city.#readPlaces();
    await city.#gather();
    await city.#plantCases();
    return city;
  }

  who(name: string): Identity {
    const found = this.identities.get(name);
    if (found === undefined) throw new Error(`nobody is called ${name}`);
    return found;
  }

  /** One of the ways of asking that must change nothing. */
  disguise(): Disguise {
    return this.pick(disguises);
  }

  pick<Item>(items: readonly Item[]): Item {
    return this.#random.pick(items);
  }

  /** An ordinary case in the own building. */
  get firstCase(): PlantedCase {
    const [first] = this.cases;
    if (first === undefined) throw new Error('no case was planted');
    return first;
  }

  path(code: string): string {
    const found = this.paths.get(code);
    if (found === undefined) throw new Error(`the pilot has no place ${code}`);
    return found;
  }

  async #readPlaces(): Promise<void> {
    const { nodes } = await this.#attacker.must<{ nodes: { code: string; path: string; level: string; households: number }[] }>(this.nobody, { method: 'GET', path: '/api/territory/nodes' });
    for (const { code, path, level, households } of nodes) {
      this.paths.set(code, path);
      if (level === 'building' && households > 0) this.homes.set(code, path);
    }
  }

  async #gather(): Promise<void> {
    const { accounts } = await this.#attacker.must<{ accounts: { password: string }[] }>(this.nobody, { method: 'GET', path: '/api/demo/accounts' });
    this.#password = accounts[0]?.password ?? '';
    this.identities.set('nobody', this.nobody);
    for (const name of [...demoNames, ...othersNames]) await this.#admit(name);
    for (const name of dismissedOfficers) await this.#dismiss(name);
    await this.#admit('qian2', 'dismissed officer');
    await this.#appoint('zou29', 'microGridder', places.microGrid);
    await this.#dismiss('zou29');
    await this.#admit('zou29', 'dismissed neighbour');
    await this.#dismiss('bai30');
    await this.#appoint('bai30', 'microGridder', places.microGrid, new Date(Date.now() + 86_400_000));
    await this.#admit('bai30', 'neighbour of tomorrow');
    await this.#admit('command', 'signed out');
    const gone = this.who('signed out');
    await this.#attacker.must(gone, { method: 'DELETE', path: '/api/session' });
    const outside = { signedIn: false, accountId: null, displayName: null, posts: [] };
    this.identities.set('signed out', { ...gone, ...outside });
    const forged = (this.who('command').cookie ?? '').replace(/(session_token=[^.;]{5})./, '$1_');
    this.identities.set('forged', { name: 'forged', cookie: forged, ...outside });
  }

  /** Signs in and remembers who that is. */
  async #admit(username: string, name: string = username): Promise<Identity> {
    const cookie = await this.#attacker.signIn(username, this.#password);
    const session = await this.#attacker.must<Session>({ cookie }, { method: 'GET', path: '/api/session' });
    const now = Date.now();
    const posts = session.posts.map((post) => ({ id: post.id, role: roleNamed(post.role), path: post.territory.path, active: !('from' in post) || Date.parse(String(post.from)) <= now }));
    const identity = { name, cookie, signedIn: true, accountId: session.account.id, displayName: session.account.displayName, posts };
    this.identities.set(name, identity);
    return identity;
  }

  async #dismiss(username: string): Promise<void> {
    const { posts } = await this.#admit(username);
    for (const { id } of posts) await this.#attacker.must(this.who('admin'), { method: 'POST', path: `/api/posts/${id}/end`, body: {} });
    this.identities.delete(username);
  }

  async #appoint(username: string, role: Role, territoryCode: string, from?: Date): Promise<void> {
    const { accountId } = await this.#admit(username);
    this.identities.delete(username);
    await this.#attacker.must(this.who('admin'), { method: 'POST', path: '/api/posts', body: { accountId, role, territoryCode, from: from?.toISOString() } });
  }

  async #plantCases(): Promise<void> {
    const own = buildings.own;
    await this.#plant('ordinary', own, 'FA01', null);
    for (const name of ['tian', 'chen', 'wang', 'officer']) await this.#plant(`with ${name}`, own, 'PO03', name);
    await this.#plant('confidential, officer', own, 'DM04', 'officer');
    await this.#plant('confidential, cadre', own, 'DM04', 'cadre', 'officer');
    await this.#plant('confidential, officer', own, 'CA03', 'officer');
    await this.#plant('confidential, officer', own, 'IN03', 'officer');
    await this.#plant('confidential, about leader', own, 'CO01', 'officer', null, 'gridLeader');
    await this.#plant('confidential, about officer', own, 'CO01', null, null, 'communityOfficer');
    const elsewhere = [
      [buildings.nextMicroGrid, 'officer', 'xie28', 'command'],
      [buildings.nextGrid, 'officer', 'wang', 'command'],
      [buildings.farGrid, 'officer', 'li4', 'command'],
      [buildings.otherStreet, 'fan75', 'fan75', 'zhao1'],
    ] as const;
    for (const [place, officer, holder, commander] of elsewhere) {
      await this.#plant('ordinary', place, 'FA02', null);
      await this.#plant(`with ${holder}`, place, 'CE01', holder, commander);
      await this.#plant('confidential, officer', place, 'DM04', officer);
    }
  }

  /** A case with a secret in its words, one that only its team may read, a telephone, and its tracking number. */
  async #plant(kind: string, placeCode: string, categoryCode: string, holder: string | null, from: string | null = 'command', aboutRole?: Role): Promise<void> {
    const [words, team, phone] = [`zq${this.#random.letters(12)}`, `zq${this.#random.letters(12)}`, `139${String(10 ** 8 + this.#random.below(9 * 10 ** 8)).slice(0, 8)}`];
    const photoId = ['ordinary', 'confidential, officer'].includes(kind) ? await this.#uploadPhoto() : null;
    const body = { categoryCode, placeCode, words: `${words} 电话${phone}`, photoIds: photoId === null ? [] : [photoId], aboutRole };
    const reported = await this.#attacker.must<{ case: { id: string; trackingNumber: string } }>(this.nobody, { method: 'POST', path: '/api/cases', body });
    const path = this.path(placeCode);
    const confidential = /^(DM04|CA03|IN03|CO01)$/.test(categoryCode);
    const post = holder === null ? null : (this.who(holder).posts.find((held) => `${path}/`.startsWith(`${held.path}/`)) ?? null);
    const { id, trackingNumber } = reported.case;
    const planted: PlantedCase = { id, trackingNumber, path, kind: `${kind} (${categoryCode} at ${placeCode})`, confidential, holder: post, photoId };
    if (post !== null && from !== null && (!confidential || from !== 'command')) {
      await this.#attacker.must(this.who(from), { method: 'POST', path: `/api/cases/${id}/hand-over`, body: { postId: post.id } });
    }
    const writer = [...this.identities.values()].find(({ posts }) => mayWithCase(posts, 'noteCases', planted));
    if (writer === undefined) throw new Error(`nobody reads ${planted.kind}`);
    await this.#attacker.must(writer, { method: 'POST', path: `/api/cases/${id}/note`, body: { words: team, audience: 'team' } });
    this.cases.push(planted);
    this.#hide(planted, { words, team, phone });
  }

  async #uploadPhoto(): Promise<string> {
    const headers = { 'Content-Type': 'image/png' };
    return (await this.#attacker.must<{ photoId: string }>(this.nobody, { method: 'POST', path: '/api/photos', headers, body: plainPng() })).photoId;
  }

  /** Says who may find which secret of the case where. */
  #hide(planted: PlantedCase, { words, team, phone }: { words: string; team: string; phone: string }): void {
    const of = `of ${planted.kind}`;
    const readsAsTeam = (posts: readonly HeldPost[]): boolean => mayWithCase(posts, 'readCases', planted);
    this.#judge.plant(words, {
      what: `the words ${of}`,
      mayRead: ({ identity, channel, shown }) =>
        shown === planted.trackingNumber || (channel === 'team' && readsAsTeam(identity.posts)) || (channel === 'wall' && mayWithCase(identity.posts, 'readWall', planted)),
    });
    this.#judge.plant(phone, {
      what: `the telephone ${of}`,
      mayRead: ({ identity, channel, shown }) => shown === planted.trackingNumber || (channel === 'team' && readsAsTeam(identity.posts)),
    });
    this.#judge.plant(team, {
      what: `the team's words ${of}`,
      // An operator opens the case on the wall as one of its team.
      mayRead: ({ identity, channel }) =>
        (channel === 'team' && readsAsTeam(identity.posts)) || (channel === 'wall' && mayWithCase(identity.posts, 'readWall', planted)),
    });
    this.#judge.plant(planted.trackingNumber, { what: `the tracking number ${of}`, mayRead: ({ shown }) => shown === planted.trackingNumber });
  }
}

function roleNamed(role: string): Role {
  const found = roles.find((one) => one === role);
  if (found === undefined) throw new Error(`the table has no role ${role}: read it again`);
  return found;
}
