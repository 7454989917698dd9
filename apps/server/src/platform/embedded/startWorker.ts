import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { Durability } from '../database/index.ts';
import type { FromWorker, ToWorker, WorkerTask } from './worker-messages.ts';

/** A worker thread of the embedded database. */
export interface EmbeddedWorker {
  /** Closes connections and the cluster; resolves when the files are closed. */
  stop(): Promise<void>;
}

/** Makes a new cluster in a thread of its own. @throws when that fails; nothing is left behind then. */
export async function createCluster(folder: string): Promise<void> {
  const worker = spawn({ kind: 'create', folder });
  await nextMessage(worker, 'done');
  await worker.terminate();
}

/** Opens the cluster and listens at the socket. `onEnd` is called once, when the engine or its thread ends without being asked to. */
export async function serveCluster(
  task: { readonly folder: string; readonly socketPath: string },
  onEnd: (error: Error) => void,
): Promise<{ worker: EmbeddedWorker; durability: Durability }> {
  const thread = spawn({ kind: 'serve', ...task });
  const { durability } = await nextMessage(thread, 'serving');
  let life: 'serving' | 'stopping' | 'ended' = 'serving';
  const end = (error: Error): void => {
    if (life !== 'serving') return;
    life = 'ended';
    // Ends its sockets too, so that no query waits for an answer that cannot come.
    // It may be over already, which is all that is wanted.
    thread.terminate().catch(() => undefined);
    onEnd(error);
  };
  thread.on('error', end);
  thread.on('exit', (code) => end(new Error(`the thread ended with code ${code}`)));
  thread.on('message', (message: FromWorker) => {
    if (message.kind === 'broken') end(new Error(message.reason));
  });
  const worker: EmbeddedWorker = {
    async stop() {
      if (life === 'ended') return;
      life = 'stopping';
      const closed = nextMessage(thread, 'done');
      thread.postMessage({ kind: 'stop' } satisfies ToWorker);
      // A thread that breaks over its last checkpoint has closed all the same.
      await closed.catch(() => undefined);
      await thread.terminate();
    },
  };
  return { worker, durability };
}

/** Registers tsx in the new thread and goes on to the entry; only source checkouts have it. */
const sourceBootstrap = `
  const { workerData } = require('node:worker_threads');
  import(workerData.tsxApi).then(({ register }) => {
    register();
    return import(workerData.entry);
  });
`;

function spawn(task: WorkerTask): Worker {
  if (!import.meta.url.endsWith('.ts')) return new Worker(new URL('./embeddedWorker.js', import.meta.url), { workerData: task });
  // A thread does not inherit tsx from every parent (not from Vitest), and its own `--import tsx` is ignored outside the main thread.
  const tsxApi = pathToFileURL(createRequire(import.meta.url).resolve('tsx/esm/api').replace(/\.cjs$/, '.mjs')).href;
  const entry = new URL('./embeddedWorker.ts', import.meta.url).href;
  return new Worker(sourceBootstrap, { eval: true, workerData: { ...task, tsxApi, entry }, execArgv: [] });
}

type Message<Kind extends FromWorker['kind']> = Extract<FromWorker, { kind: Kind }>;

/** The thread's next message, which must be of the kind; rejects when the thread fails or ends before. */
function nextMessage<Kind extends FromWorker['kind']>(worker: Worker, kind: Kind): Promise<Message<Kind>> {
  return new Promise((resolve, reject) => {
    const settle = (act: () => void): void => {
      worker.off('message', onMessage).off('error', onError).off('exit', onExit);
      act();
    };
    const onMessage = (message: FromWorker): void => {
      if (message.kind === kind) settle(() => resolve(message as Message<Kind>));
    };
    const onError = (error: Error): void => settle(() => reject(error));
    const onExit = (code: number): void =>
      settle(() => reject(new Error(`the embedded database ended with code ${code} before it was ${kind}`)));
    worker.on('message', onMessage).on('error', onError).on('exit', onExit);
  });
}
