import { parentPort, workerData } from 'node:worker_threads';
import type { PGlite } from '@electric-sql/pglite';
import { PGLiteSocketServer } from '@electric-sql/pglite-socket';
import { createFolder } from './createFolder.ts';
import { openFolder, probeDurability } from './openFolder.ts';
import { PanicWatch } from './PanicWatch.ts';
import type { FromWorker, ToWorker, WorkerTask } from './worker-messages.ts';

/**
 * Entry of the worker thread: pglite runs here, because each of its queries blocks the thread that it runs on.
 * The `create` task ends with its thread, which gives the several hundred megabytes of cluster creation back.
 */
const task = workerData as WorkerTask;
const port = parentPort;
if (port === null) throw new Error('the embedded database runs in a worker thread');

function send(message: FromWorker): void {
  port?.postMessage(message);
}

/** An engine that panics or throws will not answer again, and its socket server would wait for it for ever. */
function endWhenBroken(engine: PGlite): void {
  const execute = engine.execProtocolRawStream.bind(engine);
  const watch = new PanicWatch();
  let panic: string | null = null;
  engine.execProtocolRawStream = async (message, options) => {
    try {
      await execute(message, {
        ...options,
        onRawData(data) {
          panic ??= watch.read(data);
          options?.onRawData?.(data);
        },
      });
      if (panic !== null) throw new Error(panic);
    } catch (error) {
      send({ kind: 'broken', reason: error instanceof Error ? error.message : String(error) });
      throw error;
    }
  };
}

if (task.kind === 'create') {
  await createFolder(task.folder);
  send({ kind: 'done' });
} else {
  const opened = await openFolder(task.folder);
  endWhenBroken(opened.engine);
  const durability = await probeDurability(opened);
  const server = new PGLiteSocketServer({ db: opened.engine, path: task.socketPath, maxConnections: 4 });
  await server.start();
  port.on('message', (message: ToWorker) => {
    stop(message).catch((error: unknown) => send({ kind: 'broken', reason: error instanceof Error ? error.message : String(error) }));
  });
  send({ kind: 'serving', durability });

  async function stop({ kind }: ToWorker): Promise<void> {
    if (kind !== 'stop') return;
    await server.stop();
    // The next start then has nothing to recover; where the disk is full it recovers.
    await opened.engine.query('checkpoint').catch(() => undefined);
    await opened.engine.close();
    send({ kind: 'done' });
    port?.close();
  }
}
