import { BuiltProduct } from '@finemesh/testkit/product';
import { expect } from '@playwright/test';
import WebSocket from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { productTest as test } from '../product/productTest.ts';

/**
 * The stock y-websocket provider against the built server, with a plain Y.Doc and none of our client code: whoever has a
 * ticket can join with it.
 */
const building = '320105004004B009';
/** Fanghua Garden 8–10, in which the building stands. */
const microGrid = '32010500400400202';

let product: BuiltProduct;
test.beforeAll(async () => {
  product = await BuiltProduct.start();
});
test.afterAll(async () => {
  await product.stop();
});

interface OpenedFacet {
  readonly facet: string;
  readonly ticket: string;
  readonly clientId: number;
}

/** Signs in as the demo account of the role; returns its cookie. */
async function signIn(role: string): Promise<string> {
  const { accounts } = (await (await product.request('workbench', '/api/demo/accounts')).json()) as {
    accounts: { username: string; password: string; role: string }[];
  };
  const account = accounts.find((candidate) => candidate.role === role);
  const answer = await product.request('workbench', '/api/session', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ username: account?.username, password: account?.password }),
  });
  expect(answer.status).toBe(200);
  return answer.headers.getSetCookie().map((cookie) => cookie.split(';')[0]).join('; ');
}

async function requestTicket(cookie: string): Promise<OpenedFacet> {
  const answer = await product.request('workbench', `/api/rosters/${building}/tickets`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Cookie: cookie },
    body: JSON.stringify({ purpose: 'rosterUpkeep' }),
  });
  expect(answer.status).toBe(200);
  const { facets } = (await answer.json()) as { facets: OpenedFacet[] };
  const dwelling = facets.find(({ facet }) => facet === 'dwelling');
  if (dwelling === undefined) throw new Error('the account may not open the roster');
  return dwelling;
}

interface Peer {
  readonly doc: Y.Doc;
  readonly provider: WebsocketProvider;
  /** Updates that the server has said to be stored, on the present connection. */
  acknowledged: number;
}

async function join(cookie: string): Promise<Peer> {
  const { ticket, clientId } = await requestTicket(cookie);
  const doc = new Y.Doc();
  doc.clientID = clientId;
  const provider = new WebsocketProvider(`ws://127.0.0.1:${product.port}/rosters`, `${building}/dwelling`, doc, {
    params: { ticket, ack: '1' },
    // ws has the interface of the browser's class as far as the provider uses it.
    WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
    disableBc: true,
  });
  const peer: Peer = { doc, provider, acknowledged: 0 };
  provider.messageHandlers[100] = (_encoder: unknown, decoder: { arr: Uint8Array; pos: number }) => {
    peer.acknowledged = readVarUint(decoder);
  };
  await expect.poll(() => provider.synced).toBe(true);
  return peer;
}

/** Comes back after a close: a ticket opens one connection, and the client id stays the document's. */
async function reconnect(peer: Peer, cookie: string): Promise<void> {
  peer.acknowledged = 0;
  peer.provider.params = { ticket: (await requestTicket(cookie)).ticket, ack: '1' };
  peer.provider.connect();
  await expect.poll(() => peer.provider.synced).toBe(true);
}

/** The variable-length integer of lib0: seven bits a byte, lowest first. */
function readVarUint(decoder: { arr: Uint8Array; pos: number }): number {
  let value = 0;
  for (let factor = 1; ; factor *= 128) {
    const byte = decoder.arr[decoder.pos++] ?? 0;
    value += (byte & 127) * factor;
    if (byte < 128) return value;
  }
}

function rowOf({ doc }: Peer, household: string): Y.Map<unknown> {
  const row = doc.getMap<Y.Map<unknown>>('households').get(household);
  if (row === undefined) throw new Error(`no row ${household}`);
  return row;
}

test('two stock peers see each other’s edits, and a denied one is rolled back by itself', async () => {
  const keeper = await join(await signIn('microGridder'));
  const lawyer = await join(await signIn('lawyer'));
  const [household] = [...keeper.doc.getMap('households').keys()].sort();
  if (household === undefined) throw new Error('the roster has no rows');
  expect(keeper.doc.getMap('households').size).toBe(80);

  rowOf(keeper, household).set('headCount', 7);
  rowOf(lawyer, household).set('promise', '修理楼道灯');
  await expect.poll(() => rowOf(lawyer, household).get('headCount')).toBe(7);
  await expect.poll(() => rowOf(keeper, household).get('promise')).toBe('修理楼道灯');

  const seen: unknown[] = [];
  rowOf(keeper, household).observe(() => seen.push(rowOf(keeper, household).get('headCount')));
  rowOf(lawyer, household).set('headCount', 29);
  await expect.poll(() => rowOf(lawyer, household).get('headCount')).toBe(7);
  expect(seen).not.toContain(29);
  expect(lawyer.provider.wsconnected).toBe(true);
  keeper.provider.destroy();
  lawyer.provider.destroy();
});

test('a post that an administrator ends takes the open roster with it', async () => {
  const cookie = await signIn('cadre');
  const cadre = await join(cookie);
  const closes: { code: number }[] = [];
  cadre.provider.on('closed', ({ code }) => closes.push({ code }));
  const { posts } = (await (await product.request('workbench', '/api/session', { headers: { Cookie: cookie } })).json()) as {
    posts: { id: string; territory: { code: string } }[];
  };
  const administrator = await signIn('administrator');
  for (const { id, territory } of posts.filter((post) => post.territory.code === microGrid)) {
    const answer = await product.request('workbench', `/api/posts/${id}/end`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Cookie: administrator, 'Idempotency-Key': crypto.randomUUID() },
      body: '{}',
    });
    expect(answer.status, territory.code).toBe(200);
  }
  await expect.poll(() => closes.length).toBe(1);
  expect(closes[0]?.code).toBe(4403);
  const again = await product.request('workbench', `/api/rosters/${building}/tickets`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Cookie: cookie },
    body: JSON.stringify({ purpose: 'visit' }),
  });
  expect(again.status).toBe(403);
  cadre.provider.destroy();
});

test('whatever was acknowledged is there after a kill -9, and both peers agree again', async () => {
  const keeperCookie = await signIn('microGridder');
  const lawyerCookie = await signIn('lawyer');
  const keeper = await join(keeperCookie);
  const lawyer = await join(lawyerCookie);
  const rows = [...keeper.doc.getMap('households').keys()].sort();
  const before = keeper.acknowledged;

  // Edits go on while the process is killed: some are acknowledged, some are on their way, some never left.
  let written = 0;
  const writing = setInterval(() => {
    rowOf(keeper, rows[written % rows.length] ?? '').set('promise', `edit ${written}`);
    written += 1;
  }, 2);
  await expect.poll(() => keeper.acknowledged - before, { intervals: [5] }).toBeGreaterThan(60);
  await product.kill();
  const acknowledged = keeper.acknowledged - before;
  clearInterval(writing);
  keeper.provider.disconnect();
  lawyer.provider.disconnect();
  await product.start();

  // Read by somebody who has none of it: what is there can only come from the disk.
  const reader = await join(lawyerCookie);
  const stored = new Set([...rows].map((household) => rowOf(reader, household).get('promise')));
  const last = Math.max(...[...stored].map((value) => Number(/^edit (\d+)$/.exec(String(value))?.[1] ?? -1)));
  expect(last + 1).toBeGreaterThanOrEqual(acknowledged);
  // Nobody saw what the disk does not hold.
  for (const household of rows) {
    const seen = /^edit (\d+)$/.exec(String(rowOf(lawyer, household).get('promise')))?.[1];
    if (seen !== undefined) expect(Number(seen)).toBeLessThanOrEqual(last);
  }

  await reconnect(keeper, keeperCookie);
  await reconnect(lawyer, lawyerCookie);
  const contentOf = (peer: Peer): unknown => peer.doc.getMap('households').toJSON();
  await expect.poll(() => contentOf(lawyer)).toEqual(contentOf(keeper));
  await expect.poll(() => contentOf(reader)).toEqual(contentOf(keeper));
  expect(rowOf(keeper, rows[(written - 1) % rows.length] ?? '').get('promise')).toBe(`edit ${written - 1}`);
  for (const peer of [keeper, lawyer, reader]) peer.provider.destroy();
});
