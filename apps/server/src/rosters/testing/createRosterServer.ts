import { randomUUID } from 'node:crypto';
import { rosterTicketsSchema, type RosterTickets, type TerritoryNode } from '@finemesh/contract';
import { brandId, type AccountId, type Post, type PostRole, type RosterFacet, type TerritoryCode, type TerritoryPath } from '@finemesh/domain';
import {
  createRosterDoc,
  readAcknowledgement,
  readCellsDenied,
  rosterFrameTypes,
  type DeniedCell,
} from '@finemesh/roster';
import { registerEnd } from '@finemesh/testkit';
import type { Decoder } from 'lib0/decoding';
import WebSocket from 'ws';
import type * as Y from 'yjs';
import { WebsocketProvider } from 'y-websocket';
import { appendEvent, sessionEnded, type AreaContext, type AreaRegistration } from '../../platform/index.ts';
import { TerritoryIndex, type Household } from '../../territory/index.ts';
import { createTestServer, type TestServer, type TestServerOptions } from '../../testing/index.ts';
import { registerRostersWith } from '../index.ts';
import type { FirstRow, RosterPorts } from '../RosterPorts.ts';

const microGridPath: TerritoryPath = '320105/320105004/320105004004/320105004004002/32010500400400202';

/** A building that no other case of the file writes, so that the cases can share a server. */
export interface TestBuilding {
  readonly code: TerritoryCode;
  readonly path: TerritoryPath;
  /** Two of its three households. */
  readonly first: string;
  readonly second: string;
}

let buildingsTaken = 0;

export function takeBuilding(): TestBuilding {
  buildingsTaken += 1;
  const code = brandId<TerritoryCode>(`320105004004B${String(buildingsTaken).padStart(3, '0')}`);
  return { code, path: `${microGridPath}/${code}`, first: `${code}E1-101`, second: `${code}E1-102` };
}

function householdsOf(building: string): Household[] {
  return [101, 102, 201].map((flat) => ({
    code: brandId(`${building}E1-${flat}`),
    entrance: 1,
    floor: Math.floor(flat / 100),
    flat: String(flat),
  }));
}

/** A household's row of the dwelling document, for writes that the document's own helpers would not make. */
export function rowOf(doc: Y.Doc, household: string): Y.Map<unknown> {
  return doc.getMap('households').get(household) as Y.Map<unknown>;
}

/** People and territory as tests need them: posts can be given and ended, and listeners are called. */
export interface RosterPeople extends RosterPorts {
  /** Gives a new account the post over all test buildings and returns it. */
  appoint(role: PostRole, name?: string): AccountId;
  /** Ends all posts of the account now. */
  endPosts(account: AccountId): void;
  /** Ends all posts of the account and gives it another. */
  move(account: AccountId, role: PostRole): void;
  sessionOf(account: AccountId): string;
  /** Ends the account's session as stored; returns its id. */
  closeSession(account: AccountId): string;
  isSessionOpen(sessionId: string): boolean;
}

export interface RosterServer extends TestServer {
  readonly people: RosterPeople;
  /** Signs the account out. */
  endSession(account: AccountId): Promise<void>;
  /** Asks for tickets as the account. */
  requestTickets(account: AccountId, building: string): Promise<Response>;
  tickets(account: AccountId, building: TestBuilding): Promise<RosterTickets>;
  /** A ticket for the building's dwelling document with the client id that was leased with it. */
  ticketOf(account: AccountId, building: TestBuilding): Promise<RosterTickets['facets'][number]>;
  /** Opens the building's dwelling document with the stock provider, synced. */
  join(account: AccountId, building: TestBuilding): Promise<Joined>;
  /** Address of a building's document with its query. */
  socketUrl(building: TestBuilding, facet: RosterFacet, query: string): string;
}

export interface Joined {
  readonly doc: Y.Doc;
  readonly provider: WebsocketProvider;
  readonly clientId: number;
  readonly ticket: string;
  /** Resolves with what the provider emits when it gives up. */
  readonly closed: Promise<{ code: number; reason: string }>;
  /** Number of updates that the server has acknowledged. */
  acknowledged(): number;
  /** Cells that the server has set back, over all its answers. */
  readonly denied: readonly DeniedCell[];
}

/** Accounts outlive a server that a test starts a second time on the same data. */
export function createRosterPeople(): RosterPeople {
  const posts = new Map<string, Post[]>();
  const names = new Map<string, string>();
  const sessions = new Map<string, string>();
  const onPosts = new Set<(account: AccountId) => void>();
  const index = new TerritoryIndex(territoryNodes().map((node) => ({ node, boundary: null })));
  return {
    appoint(role, name = role) {
      const accountId = brandId<AccountId>(randomUUID());
      posts.set(accountId, [createPost(accountId, role)]);
      names.set(accountId, name);
      sessions.set(accountId, randomUUID());
      return accountId;
    },
    endPosts(account) {
      posts.set(account, []);
      onPosts.forEach((listener) => listener(account));
    },
    move(account, role) {
      posts.set(account, [createPost(account, role)]);
      onPosts.forEach((listener) => listener(account));
    },
    closeSession(account) {
      const sessionId = sessions.get(account) ?? '';
      sessions.delete(account);
      return sessionId;
    },
    isSessionOpen: (sessionId) => [...sessions.values()].includes(sessionId),
    sessionOf: (account) => sessions.get(account) ?? '',
    postsOf: async (account) => posts.get(account) ?? [],
    onPostsChanged: (listener) => subscribe(onPosts, listener),
    displayNameOf: async (account) => names.get(account),
    territory: () => index,
    onDivided: () => () => undefined,
    householdsOf: async (building) => householdsOf(building),
    firstValues: (building) => householdsOf(building).map(({ code }) => firstRow(code)),
  };
}

/** A server with the rosters area alone; a header says who is signed in. */
export async function createRosterServer(
  options: TestServerOptions & { readonly people?: RosterPeople } = {},
): Promise<RosterServer> {
  const { people = createRosterPeople(), ...rest } = options;
  const registerAreas = (context: AreaContext): AreaRegistration[] => [
    identifyByHeader(people),
    registerRostersWith(context, people),
  ];
  const server = await createTestServer({ registerAreas, ...rest });
  const requestTickets: RosterServer['requestTickets'] = (account, building) =>
    fetch(`${server.url}/api/rosters/${building}/tickets`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'X-Test-Account': account },
      body: JSON.stringify({ purpose: 'visit' }),
    });
  const tickets: RosterServer['tickets'] = async (account, building) =>
    rosterTicketsSchema.parse(await (await requestTickets(account, building.code)).json());
  const ticketOf: RosterServer['ticketOf'] = async (account, building) => {
    const opened = (await tickets(account, building)).facets.find(({ facet }) => facet === 'dwelling');
    if (opened === undefined) throw new Error('the account may not open the roster');
    return opened;
  };
  return {
    ...server,
    people,
    async endSession(accountId) {
      const sessionId = people.closeSession(accountId);
      await server.context.database.transaction(async (tx) => appendEvent(tx, sessionEnded({ sessionId, accountId })));
    },
    requestTickets,
    tickets,
    ticketOf,
    join: async (account, building) => joinWith(server.url, building, await ticketOf(account, building)),
    socketUrl: (building, facet, query) => `${server.url.replace('http', 'ws')}/rosters/${building.code}/${facet}${query}`,
  };
}

/** Opens the dwelling document with the stock provider and waits until it is synced or has given up. */
export async function joinWith(
  url: string,
  building: TestBuilding,
  { clientId, ticket }: { readonly clientId: number; readonly ticket: string },
): Promise<Joined> {
  const doc = createRosterDoc('dwelling', { clientId });
  const provider = new WebsocketProvider(`${url.replace('http', 'ws')}/rosters`, `${building.code}/dwelling`, doc, {
    params: { ticket, ack: '1' },
    // ws has the interface of the browser's class as far as the provider uses it.
    WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
    disableBc: true,
  });
  registerEnd(() => provider.destroy());
  let acknowledged = 0;
  const denied: DeniedCell[] = [];
  provider.messageHandlers[rosterFrameTypes.acknowledgement] = (_encoder: unknown, decoder: Decoder) => {
    acknowledged = readAcknowledgement(decoder);
  };
  provider.messageHandlers[rosterFrameTypes.auth] = (_encoder: unknown, decoder: Decoder) => {
    denied.push(...readCellsDenied(decoder, 'dwelling'));
  };
  const closed = new Promise<{ code: number; reason: string }>((resolve) => provider.on('closed', resolve));
  const synced = new Promise<void>((resolve) => provider.on('sync', (isSynced: boolean) => isSynced && resolve()));
  await Promise.race([synced, closed]);
  return { doc, provider, clientId, ticket, closed, denied, acknowledged: () => acknowledged };
}

function createPost(accountId: AccountId, role: PostRole): Post {
  const from = new Date('2026-01-01T00:00:00Z');
  return { id: brandId(randomUUID()), accountId, role, territoryPath: microGridPath, from, until: null };
}

function firstRow(householdCode: string): FirstRow {
  return { householdCode, dwelling: { headCount: 2 }, contact: { addressedAs: '周阿姨' }, care: {}, legal: {} };
}

function identifyByHeader(people: RosterPeople): AreaRegistration {
  return {
    name: 'people',
    isSessionOpen: async (sessionId) => people.isSessionOpen(sessionId),
    identify: async (headers) => {
      const account = headers.get('X-Test-Account');
      if (account === null) return null;
      const accountId = brandId<AccountId>(account);
      return { accountId, sessionId: people.sessionOf(accountId), posts: await people.postsOf(accountId) };
    },
  };
}

function territoryNodes(): TerritoryNode[] {
  const above = microGridPath.split('/');
  const nodes = above.map((code, i) => territoryNode(aboveLevels[i] ?? 'microGrid', above.slice(0, i + 1).join('/')));
  for (let i = 1; i <= maxBuildings; i++) {
    nodes.push(territoryNode('building', `${microGridPath}/320105004004B${String(i).padStart(3, '0')}`));
  }
  return nodes;
}

const aboveLevels = ['district', 'street', 'community', 'grid', 'microGrid'] as const;
const maxBuildings = 99;

function territoryNode(level: TerritoryNode['level'], path: TerritoryPath): TerritoryNode {
  const codes = path.split('/');
  const code = codes[codes.length - 1] ?? '';
  const parent = codes[codes.length - 2];
  return {
    code: brandId(code),
    level,
    parentCode: parent === undefined ? null : brandId(parent),
    path,
    name: { zh: code, en: code },
    gridKind: null,
    merchant: null,
    households: 3,
    center: [118.68, 32.01],
  };
}

function subscribe<Listener>(listeners: Set<Listener>, listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
