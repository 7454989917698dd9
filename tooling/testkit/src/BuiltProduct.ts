import { spawn, type ChildProcess } from 'node:child_process';
import { rmSync } from 'node:fs';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from './freePort.ts';
import { sendToHost } from './sendToHost.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));

export interface BuiltProductOptions {
  /** Further environment of the server, for example `MAPBOX_ACCESS_TOKEN`. */
  readonly environment?: Readonly<Record<string, string>>;
}

export type Site = 'portal' | 'workbench' | 'wall';

/** The data folder after a first start, made once for all products of a test process. */
let firstStart: Promise<string> | undefined;

/**
 * The built product as its own process, in demo mode on the data folder of a first start, as `npm start` runs it. Can be
 * killed and started again on the same folder and port.
 */
export class BuiltProduct {
  readonly port: number;
  /** Folder of the database, photos and the demo's secret; gone after `stop`. */
  readonly dataDir: string;
  readonly #environment: Readonly<Record<string, string>>;
  #process: ChildProcess | null = null;
  #output = '';

  private constructor(port: number, dataDir: string, environment: Readonly<Record<string, string>>) {
    this.port = port;
    this.dataDir = dataDir;
    this.#environment = environment;
  }

  static async start({ environment = {} }: BuiltProductOptions = {}): Promise<BuiltProduct> {
    const dataDir = await mkdtemp(join(tmpdir(), 'finemesh-e2e-'));
    await cp(await (firstStart ??= BuiltProduct.#startFirst()), dataDir, { recursive: true });
    const product = new BuiltProduct(await freePort(), dataDir, environment);
    await product.start();
    return product;
  }

  /** Starts on an empty folder, which takes three times as long as a start on a copy of what it leaves. */
  static async #startFirst(): Promise<string> {
    const dataDir = await mkdtemp(join(tmpdir(), 'finemesh-e2e-'));
    process.once('exit', () => rmSync(dataDir, { recursive: true, force: true }));
    const product = new BuiltProduct(await freePort(), dataDir, {});
    await product.start();
    await product.#end('SIGTERM');
    return dataDir;
  }

  /** Address of a front end, as the browser knows it. */
  site(name: Site, path = '/'): string {
    return `http://${name}.localhost:${this.port}${path}`;
  }

  /** Starts the process and waits until it says that it is ready. */
  async start(): Promise<void> {
    this.#output = '';
    const child = spawn(process.execPath, [join(root, 'apps/server/dist/main.js')], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        PATH: process.env['PATH'],
        HOME: process.env['HOME'],
        MODE: 'demo',
        PORT: String(this.port),
        HOST: '127.0.0.1',
        DATA_DIR: this.dataDir,
        SIMULATOR: 'off',
        LOG_LEVEL: 'warn',
        RATE_LIMITS: 'off',
        ROOT_DIR: root,
        ...this.#environment,
      },
    });
    child.stdout.on('data', (chunk: Buffer) => (this.#output += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (this.#output += chunk.toString()));
    this.#process = child;
    await this.#waitUntilReady(child);
  }

  /** Ends the process as a power cut would: it gets no chance to write anything. */
  async kill(): Promise<void> {
    await this.#end('SIGKILL');
  }

  async stop(): Promise<void> {
    await this.#end('SIGTERM');
    await rm(this.dataDir, { recursive: true, force: true });
  }

  /** What the process has printed since it was started. */
  get log(): string {
    return this.#output;
  }

  /** Calls the API of a front end's host as a page of that front end does. */
  request(site: Site, path: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers);
    headers.set('Origin', this.site(site, ''));
    return sendToHost(this.port, `${site}.localhost:${this.port}`, path, { ...init, headers });
  }

  async #waitUntilReady(child: ChildProcess): Promise<void> {
    const deadline = Date.now() + 60_000;
    while (Date.now() < deadline) {
      if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}:\n${this.#output}`);
      const answer = await fetch(`http://127.0.0.1:${this.port}/readyz`).catch(() => null);
      if (answer?.ok) return;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error(`the server is not ready after a minute:\n${this.#output}`);
  }

  async #end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    const child = this.#process;
    this.#process = null;
    if (child === null || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill(signal);
    await ended;
  }
}
