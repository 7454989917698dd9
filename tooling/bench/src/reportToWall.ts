import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { livePath, liveVersion, type LiveBatch, type ReportCase } from '@finemesh/contract';
import { BuiltProduct } from '@finemesh/testkit/product';
import { io, type Socket } from 'socket.io-client';
import { percentile } from './percentile.ts';
import { sendAtRate } from './sendAtRate.ts';

/** Reports a second, and how many of them: enough for a 99th percentile, bounded in time. */
const loads = [
  { perSecond: 1, count: 20 },
  { perSecond: 10, count: 150 },
  { perSecond: 100, count: 1_000 },
] as const;

/** Screens that look on, as at the street: each gets every report. */
const screens = 5;

interface Subject {
  readonly name: string;
  /** Posts one report under the key; resolves with the answer's id by which screens will know it. */
  post(key: string): Promise<string>;
  /** Calls `seen` with the id of each report that a screen gets. */
  watch(seen: (id: string) => void): Promise<void>;
  stop(): Promise<void>;
}

interface Measured {
  readonly p50: number;
  readonly p99: number;
  readonly lost: number;
}

/**
 * A report's way from POST to the wall's socket, in milliseconds, in the product (validated, stored with its event in one
 * transaction that reaches the disk, presented by rights) and in a plain Socket.IO broadcast without any of it. Both are
 * measured in turn in the same run, each as a process of its own.
 */
export async function reportToWall(print: (line: string) => void): Promise<void> {
  const subjects = [await openProduct(), await openPlainBroadcast()];
  try {
    for (const subject of subjects) await measure(subject, 20, 50);
    print(`from POST to ${screens} screens, milliseconds`);
    print('reports/s   finemesh p50   p99 (lost)   plain p50   p99 (lost)   ratio p50   p99');
    for (const { perSecond, count } of loads) {
      const [ours, plain] = [await measure(subjects[0]!, perSecond, count), await measure(subjects[1]!, perSecond, count)];
      print(
        [
          String(perSecond).padStart(9),
          ours.p50.toFixed(1).padStart(14),
          `${ours.p99.toFixed(1)} (${ours.lost})`.padStart(12),
          plain.p50.toFixed(1).padStart(11),
          `${plain.p99.toFixed(1)} (${plain.lost})`.padStart(12),
          `${(ours.p50 / plain.p50).toFixed(1)}×`.padStart(11),
          `${(ours.p99 / plain.p99).toFixed(1)}×`.padStart(6),
        ].join(' '),
      );
    }
  } finally {
    for (const subject of subjects) await subject.stop();
  }
}

async function measure(subject: Subject, perSecond: number, count: number): Promise<Measured> {
  const postedAt = new Map<string, number>();
  const arrivals = new Map<string, number[]>();
  await subject.watch((id) => arrivals.set(id, [...(arrivals.get(id) ?? []), performance.now()]));
  await sendAtRate(perSecond, count, async () => {
    const at = performance.now();
    postedAt.set(await subject.post(crypto.randomUUID()), at);
  });
  // A screen may receive a report before its sender does, or a little after; then nothing more is on its way.
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  const samples: number[] = [];
  for (const [id, at] of postedAt) for (const arrivedAt of arrivals.get(id) ?? []) samples.push(arrivedAt - at);
  return { p50: percentile(samples, 0.5), p99: percentile(samples, 0.99), lost: count * screens - samples.length };
}

async function openProduct(): Promise<Subject> {
  const product = await BuiltProduct.start();
  const cookie = await signInAtWall(product);
  const { nodes } = (await (await product.request('wall', '/api/territory/nodes?within=320105004&level=building')).json()) as {
    nodes: { code: string }[];
  };
  let seen: (id: string) => void = () => undefined;
  const sockets: Socket[] = [];
  for (let i = 0; i < screens; i += 1) {
    const ticket = await postJson<{ ticket: string }>(product, '/api/tickets', { purpose: 'live' }, cookie);
    const { cursor } = (await (
      await product.request('wall', '/api/wall/cases', { headers: { Cookie: cookie } })
    ).json()) as { cursor: number };
    const socket = io(`http://127.0.0.1:${product.port}`, { path: livePath, transports: ['websocket'], auth: { ticket: ticket.ticket } });
    await once(socket as unknown as NodeJS.EventEmitter, 'connect');
    socket.on('live.batch', ({ messages }: LiveBatch) => {
      for (const message of messages) if (message.type === 'case.reported') seen(message.case.id);
    });
    await socket.emitWithAck('live.subscribe', { version: liveVersion, topics: ['cases.wall'], after: cursor });
    sockets.push(socket);
  }
  return {
    name: 'finemesh',
    watch: async (listener) => void (seen = listener),
    async post(key) {
      const answer = await postJson<{ case: { id: string } }>(product, '/api/cases', createReport(nodes), '', key);
      return answer.case.id;
    },
    async stop() {
      sockets.forEach((socket) => socket.disconnect());
      await product.stop();
    },
  };
}

async function openPlainBroadcast(): Promise<Subject> {
  const file = fileURLToPath(new URL('plainBroadcastServer.ts', import.meta.url));
  const child = spawn(process.execPath, ['--import', 'tsx', file], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  const origin = `http://127.0.0.1:${line.toString().trim()}`;
  let seen: (id: string) => void = () => undefined;
  const sockets: Socket[] = [];
  for (let i = 0; i < screens; i += 1) {
    const socket = io(origin, { path: livePath, transports: ['websocket'] });
    await once(socket as unknown as NodeJS.EventEmitter, 'connect');
    socket.on('report', ({ id }: { id: string }) => seen(id));
    sockets.push(socket);
  }
  return {
    name: 'plain broadcast',
    watch: async (listener) => void (seen = listener),
    async post(key) {
      const answer = await fetch(`${origin}/`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', 'Idempotency-Key': key },
        body: JSON.stringify(createReport([{ code: '320105004004B009' }])),
      });
      await answer.json();
      return key;
    },
    async stop() {
      sockets.forEach((socket) => socket.disconnect());
      child.kill();
    },
  };
}

function createReport(buildings: readonly { code: string }[]): ReportCase {
  const building = buildings[Math.floor(Math.random() * buildings.length)]!;
  return {
    categoryCode: 'FA01',
    placeCode: building.code as NonNullable<ReportCase['placeCode']>,
    words: '三楼到四楼的灯不亮',
    photoIds: [],
    language: 'zh-CN',
  };
}

async function signInAtWall(product: BuiltProduct): Promise<string> {
  const { accounts } = (await (await product.request('wall', '/api/demo/accounts')).json()) as {
    accounts: { username: string; password: string; screen: string }[];
  };
  const { username, password } = accounts.find(({ screen }) => screen === 'wall')!;
  const answer = await product.request('wall', '/api/session', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ username, password }),
  });
  return answer.headers.getSetCookie().map((cookie) => cookie.split(';')[0]).join('; ');
}

async function postJson<Answer>(product: BuiltProduct, path: string, body: unknown, cookie = '', key?: string): Promise<Answer> {
  const answer = await product.request('wall', path, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      ...(cookie === '' ? {} : { Cookie: cookie }),
      ...(key === undefined ? {} : { 'Idempotency-Key': key }),
    },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${path} answers ${answer.status}: ${await answer.text()}`);
  return (await answer.json()) as Answer;
}
