import { randomUUID } from 'node:crypto';
import {
  idempotencyHeader,
  livePath,
  liveVersion,
  type LiveBatch,
  type LiveEndCode,
  type LiveEnded,
  type LiveMessage,
  type LiveReset,
  type LiveSubscribed,
  type LiveTopicName,
  type Problem,
} from '@finemesh/contract';
import { demoPassword } from '@finemesh/pilot';
import { registerEnd } from '@finemesh/testkit';
import { io, type Socket } from 'socket.io-client';
import type { TestServer } from './createTestServer.ts';

/** An answer with its body parsed. `body` is what the test expects it to be; a wrong guess fails in the assertion. */
export interface Answer<Body> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Body;
}

/** Somebody who talks to a test server: signed in or nobody. */
export class TestClient {
  readonly #server: TestServer;
  readonly #cookie: string | undefined;

  constructor(server: TestServer, cookie?: string) {
    this.#server = server;
    this.#cookie = cookie;
  }

  /** The cookie of the session, for requests that a test writes by hand. */
  get cookie(): string | undefined {
    return this.#cookie;
  }

  get<Body = Problem>(path: string): Promise<Answer<Body>> {
    return this.send('GET', path);
  }

  /** Posts JSON under a fresh idempotency key, or under the given one. */
  post<Body = Problem>(path: string, body: unknown, key: string = randomUUID()): Promise<Answer<Body>> {
    return this.send('POST', path, {
      body: JSON.stringify(body),
      headers: { 'Content-Type': 'application/json', [idempotencyHeader]: key },
    });
  }

  async send<Body>(method: string, path: string, init: RequestInit = {}): Promise<Answer<Body>> {
    const headers = new Headers(init.headers);
    if (this.#cookie !== undefined) headers.set('Cookie', this.#cookie);
    const response = await fetch(`${this.#server.url}/api/${path}`, { method, ...init, headers });
    const text = await response.text();
    const isJson = response.headers.get('Content-Type')?.includes('json') === true;
    return { status: response.status, headers: response.headers, body: (isJson ? JSON.parse(text) : text) as Body };
  }

  /** Follows topics with a ticket of this account; `null` starts from now. */
  async follow(topics: readonly LiveTopicName[], after: number | null = null): Promise<TestFeed> {
    return this.#follow('tickets', { purpose: 'live' }, topics, after);
  }

  /** Follows the case of a tracking number, as its resident does. */
  async followCase(trackingNumber: string, after: number | null = null): Promise<TestFeed> {
    return this.#follow(`tracking/${trackingNumber}/ticket`, {}, ['cases.followed'], after);
  }

  async #follow(path: string, body: object, topics: readonly LiveTopicName[], after: number | null): Promise<TestFeed> {
    const answer = await this.post<{ ticket: string }>(path, body);
    const feed = new TestFeed(this.#server, answer.body.ticket);
    await feed.start(topics, after);
    return feed;
  }
}

/** A live connection that remembers what it received. */
export class TestFeed {
  readonly socket: Socket;
  readonly messages: LiveMessage[] = [];
  readonly resets: LiveReset[] = [];
  upTo = 0;
  /** Why the server has ended it, if it said so. */
  ended: LiveEndCode | undefined;
  disconnected: string | undefined;

  constructor(server: TestServer, ticket: string) {
    this.socket = io(server.url, { path: livePath, transports: ['websocket'], reconnection: false, auth: { ticket } });
    registerEnd(() => void this.socket.close());
    this.socket.on('live.batch', (batch: LiveBatch) => {
      this.messages.push(...batch.messages);
      this.upTo = batch.upTo;
    });
    this.socket.on('live.reset', (reset: LiveReset) => this.resets.push(reset));
    this.socket.on('live.ended', ({ code }: LiveEnded) => (this.ended = code));
    this.socket.on('disconnect', (reason) => (this.disconnected = reason));
  }

  /** @throws the server's word when the handshake is refused. */
  async open(): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      this.socket.once('connect', resolve);
      this.socket.once('connect_error', reject);
    });
  }

  /** Opens and subscribes. @throws the server's word when the handshake is refused. */
  async start(topics: readonly LiveTopicName[], after: number | null): Promise<void> {
    await this.open();
    await this.subscribe({ version: liveVersion, topics, after });
  }

  /** Calls `live.subscribe` with whatever it is given. */
  subscribe(call: unknown): Promise<LiveSubscribed> {
    return this.socket.emitWithAck('live.subscribe', call) as Promise<LiveSubscribed>;
  }

  /** Types of the messages about a case, in the order in which they came. */
  typesOf(caseId: string): string[] {
    return this.messages.filter((message) => caseIdOf(message) === caseId).map(({ type }) => type);
  }
}

function caseIdOf(message: LiveMessage): string | undefined {
  if ('case' in message) return message.case.id;
  return 'id' in message ? message.id : undefined;
}

/** Signs a demo account in. */
export async function signInAs(server: TestServer, username: string): Promise<TestClient> {
  const nobody = new TestClient(server);
  const { status, headers } = await nobody.post('session', { username, password: demoPassword });
  if (status !== 200) throw new Error(`${username} cannot sign in: ${status}`);
  return new TestClient(server, headers.getSetCookie().map((cookie) => cookie.split(';')[0]).join('; '));
}
