import { Agent, request } from 'node:http';
import type { HeldPost } from './rights.ts';

/** Somebody who asks: by a cookie, or by none. */
export interface Identity {
  readonly name: string;
  readonly cookie: string | null;
  /** Whether the cookie stands for a live session. */
  readonly signedIn: boolean;
  readonly accountId: string | null;
  readonly displayName: string | null;
  readonly posts: readonly HeldPost[];
}

export interface Ask {
  readonly method: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

export interface Answer {
  readonly status: number;
  readonly headers: NodeJS.Dict<string | string[]>;
  readonly text: string;
  /** The code of a problem document; empty where it is none. */
  readonly code: string;
  readonly ms: number;
}

export type Site = 'portal' | 'workbench' | 'wall';

/** Sends requests as anybody to one server on this machine: a client of its own, with nothing of the product's in it. */
export class Attacker {
  readonly port: number;
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 32 });

  constructor(port: number) {
    this.port = port;
  }

  origin(site: Site): string {
    return `http://${site}.localhost:${this.port}`;
  }

  close(): void {
    this.#agent.destroy();
  }

  /** As a page of the front end would; headers of the ask stand before all others, an empty one takes its header away. */
  send(who: Pick<Identity, 'cookie'>, ask: Ask, site: Site = 'workbench'): Promise<Answer> {
    const payload = ask.body === undefined ? undefined : typeof ask.body === 'string' || Buffer.isBuffer(ask.body) ? ask.body : JSON.stringify(ask.body);
    const given: Record<string, string> = {
      Host: `${site}.localhost:${this.port}`,
      Origin: this.origin(site),
      ...(who.cookie === null ? {} : { Cookie: who.cookie }),
      ...(ask.method === 'GET' ? {} : { 'Idempotency-Key': crypto.randomUUID() }),
      ...(payload === undefined ? {} : { 'Content-Type': 'application/json', 'Content-Length': String(Buffer.byteLength(payload)) }),
      ...ask.headers,
    };
    const headers = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== ''));
    const startedAt = performance.now();
    return new Promise((resolve, reject) => {
      const sent = request({ agent: this.#agent, host: '127.0.0.1', port: this.port, method: ask.method, path: ask.path, headers, timeout: 30_000 });
      sent.on('timeout', () => sent.destroy(new Error(`no answer in 30 s: ${ask.method} ${ask.path.slice(0, 200)}`)));
      sent.on('error', reject);
      sent.on('upgrade', (answer, socket) => {
        socket.destroy();
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text: '', code: '', ms: performance.now() - startedAt });
      });
      sent.on('response', (answer) => {
        const chunks: Buffer[] = [];
        answer.on('error', reject);
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('end', () => {
          const text = Buffer.concat(chunks).toString();
          const isProblem = String(answer.headers['content-type']).includes('problem+json');
          const code = isProblem ? String((JSON.parse(text) as { code?: unknown }).code) : '';
          resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text, code, ms: performance.now() - startedAt });
        });
      });
      sent.end(payload);
    });
  }

  /** The same, and the answer has to be a good one. @throws with what came instead. */
  async must<Body>(who: Pick<Identity, 'cookie'>, ask: Ask): Promise<Body> {
    const answer = await this.send(who, ask);
    if (answer.status >= 300) throw new Error(`${ask.method} ${ask.path} was answered with ${answer.status}: ${answer.text}`);
    return (answer.text === '' ? undefined : JSON.parse(answer.text)) as Body;
  }

  /** Signs in; the cookies as a header, and the session's token alone. */
  async signIn(username: string, password: string): Promise<string> {
    const answer = await this.send({ cookie: null }, { method: 'POST', path: '/api/session', body: { username, password } });
    if (answer.status !== 200) throw new Error(`${username} cannot sign in: ${answer.text}`);
    return [answer.headers['set-cookie'] ?? []].flat().map((cookie) => cookie.split(';')[0]).join('; ');
  }
}
