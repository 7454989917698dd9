import { parentPort, workerData } from 'node:worker_threads';
import { PGLiteSocketServer } from '@electric-sql/pglite-socket';
import { createFolder } from './createFolder.ts';
import { openFolder, probeDurability } from './openFolder.ts';
import type { FromWorker, ToWorker, WorkerTask } from './worker-messages.ts';

/**
 * Entry of the worker thread: pglite runs here, because each of its queries blocks the thread that it runs on.
 * The `create` task ends with its thread, which gives the several hundred megabytes of cluster creation back.
 */
const task = workerData as WorkerTask;
const port = parentPort;
if (port === null) throw new Error('the embedded database runs in a worker thread');

function tell(message: FromWorker): void {
  port?.postMessage(message);
}

if (task.kind === 'create') {
  await createFolder(task.folder);
  tell({ kind: 'done' });
} else {
  const opened = await openFolder(task.folder);
  const durability = await probeDurability(opened);
  const server = new PGLiteSocketServer({ db: opened.engine, path: task.socketPath, maxConnections: 4 });
  await server.start();
  port.on('message', (message: ToWorker) => {
    void stop(message);
  });
  tell({ kind: 'serving', durability });

  async function stop({ kind }: ToWorker): Promise<void> {
    if (kind !== 'stop') return;
    await server.stop();
    // The next start then has nothing to recover.
    await opened.engine.query('checkpoint');
    await opened.engine.close();
    tell({ kind: 'done' });
    port?.close();
  }
}
