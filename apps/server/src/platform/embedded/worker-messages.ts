import type { Durability } from '../database/index.ts';

/** What a worker thread of the embedded database is started for. */
export type WorkerTask =
  | { readonly kind: 'create'; readonly folder: string }
  | { readonly kind: 'serve'; readonly folder: string; readonly socketPath: string };

export type ToWorker = { readonly kind: 'stop' };

export type FromWorker =
  | { readonly kind: 'serving'; readonly durability: Durability }
  /** The engine has ended; the thread is of no use any more. */
  | { readonly kind: 'broken'; readonly reason: string }
  | { readonly kind: 'done' };
