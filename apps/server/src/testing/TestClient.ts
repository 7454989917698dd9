import { randomUUID } from 'node:crypto';
import { idempotencyHeader, livePath, type LiveEvent, type Problem, type RequestTicket } from '@finemesh/contract';
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

  /** Opens the live feed with a ticket of this client; `null` starts from now. */
  async follow(request: RequestTicket, after: number | null = null): Promise<TestFeed> {
    const { body } = await this.post<{ ticket: string }>('tickets', request);
    const feed = new TestFeed(this.#server, body.ticket);
    await feed.start(after);
    return feed;
  }
}

/** A live feed that remembers what it was told. */
export class TestFeed {
  readonly socket: Socket;
  readonly events: LiveEvent[] = [];
  resets = 0;
  upTo = 0;
  disconnected: string | undefined;

  constructor(server: TestServer, ticket: string) {
    this.socket = io(server.url, { path: livePath, transports: ['websocket'], reconnection: false, auth: { ticket } });
    registerEnd(() => void this.socket.close());
    this.socket.on('live.batch', (batch: { events: LiveEvent[]; upTo: number }) => {
      this.events.push(...batch.events);
      this.upTo = batch.upTo;
    });
    this.socket.on('live.reset', () => (this.resets += 1));
    this.socket.on('disconnect', (reason) => (this.disconnected = reason));
  }

  /** @throws the server's word when the handshake is refused. */
  async start(after: number | null): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      this.socket.once('connect', resolve);
      this.socket.once('connect_error', reject);
    });
    await this.socket.emitWithAck('live.start', { after });
  }

  /** Types of the events of a case, in the order in which they came. */
  typesOf(caseId: string): string[] {
    return this.events.flatMap((event) => ('case' in event && event.case.id === caseId ? [event.type] : []));
  }
}

/** Signs a demo account in. */
export async function signInAs(server: TestServer, username: string): Promise<TestClient> {
  const nobody = new TestClient(server);
  const { status, headers } = await nobody.post('session', { username, password: demoPassword });
  if (status !== 200) throw new Error(`${username} cannot sign in: ${status}`);
  return new TestClient(server, headers.getSetCookie().map((cookie) => cookie.split(';')[0]).join('; '));
}
