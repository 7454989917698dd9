import { fdatasyncSync } from 'node:fs';
import { NodeFS } from '@electric-sql/pglite/nodefs';
import type { PGlite } from '@electric-sql/pglite';

type InitOptions = Parameters<NodeFS['init']>[1];
type InitResult = Awaited<ReturnType<NodeFS['init']>>;

/** The part of Emscripten's module that the hook touches; pglite does not type it. */
interface NodeMount {
  readonly NODEFS: { readonly stream_ops: { fsync?: (stream: { readonly nfd: number }) => number } };
}

/**
 * The folder of an embedded database whose `fsync` reaches the disk.
 *
 * pglite mounts the folder with Emscripten's node file system, whose streams have no `fsync`: PostgreSQL asks for it at
 * each commit and gets the answer that all is well, though nothing was synced. The missing operation is added before PostgreSQL
 * starts. It serves files and folders alike, since both are open descriptors here. This leans on pglite's inside, so its
 * version is pinned and `embedded.test.ts` counts the calls; the worker also looks at each start whether a commit
 * arrives here and reports `unsynced` otherwise.
 */
export class SyncedNodeFs extends NodeFS {
  readonly #sync: (descriptor: number) => void;
  #syncCount = 0;

  /** @param sync default: to the disk; tests break it. */
  constructor(folder: string, sync: (descriptor: number) => void = fdatasyncSync) {
    super(folder);
    this.#sync = sync;
  }

  /** Syncs that reached the disk since the folder was opened. */
  get syncCount(): number {
    return this.#syncCount;
  }

  override async init(pg: PGlite, options: InitOptions): Promise<InitResult> {
    const result = await super.init(pg, options);
    const addSync = (module: NodeMount): void => {
      module.NODEFS.stream_ops.fsync = (stream) => {
        try {
          this.#sync(stream.nfd);
        } catch (error) {
          // A thrown error would tear the engine apart; PostgreSQL must read that the sync failed, and ends itself over it.
          return wasiErrno(error);
        }
        this.#syncCount += 1;
        return 0;
      };
    };
    const { emscriptenOpts } = result;
    // After the step that mounts the folder. `unknown`: pglite types the module without NODEFS.
    const steps = [...(emscriptenOpts.preRun ?? []), addSync as unknown as (module: never) => void];
    return { ...result, emscriptenOpts: { ...emscriptenOpts, preRun: steps as typeof emscriptenOpts.preRun & object } };
  }
}

/** Error numbers of the engine's own system interface (WASI preview 1, `errno`). */
const wasiErrnos: Readonly<Record<string, number>> = { EDQUOT: 19, EIO: 29, ENOSPC: 51, EROFS: 69 };

function wasiErrno(error: unknown): number {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'EIO';
  return wasiErrnos[code] ?? 29;
}
