import type { Logger } from 'pino';
import { storageFaultTexts, type DatabaseHealth, type Durability, type StorageFault } from '../database/index.ts';
import { RoomWatch } from './RoomWatch.ts';
import type { EmbeddedWorker } from './startWorker.ts';

/** A running worker, and what its commits are worth. */
export interface ServedCluster {
  readonly worker: EmbeddedWorker;
  readonly durability: Durability;
}

export interface EmbeddedEngineOptions {
  readonly health: DatabaseHealth;
  readonly logger: Logger;
  /** Opens the cluster in a worker; `onEnd` is called when that ends without being asked to. */
  readonly serve: (onEnd: (error: Error) => void) => Promise<ServedCluster>;
  /** What the storage suffers from now; `null` for nothing that can be found out. */
  readonly findFault: () => StorageFault | null;
  readonly freeBytes: () => number;
  /** Milliseconds until an engine that has ended is opened again, and between further attempts. Default 2,000. */
  readonly retryMs?: number;
  /** Milliseconds between two looks at the free room. Default 1,000. */
  readonly lookEveryMs?: number;
}

type State =
  | { readonly kind: 'opening' }
  | { readonly kind: 'serving'; readonly worker: EmbeddedWorker }
  | { readonly kind: 'ended'; readonly retry: NodeJS.Timeout }
  | { readonly kind: 'reopening'; readonly attempt: Promise<void> }
  | { readonly kind: 'closed' };

/**
 * Keeps the embedded database running: says when it ends, which it does over a full or failing disk, and opens it again. What was
 * committed is there again then; what was under way has failed, as after a restart of PostgreSQL.
 */
export class EmbeddedEngine {
  readonly #options: EmbeddedEngineOptions;
  readonly #room: RoomWatch;
  #durability: Durability = 'unsynced';
  #hasRoom = true;
  #state: State = { kind: 'opening' };

  private constructor(options: EmbeddedEngineOptions) {
    this.#options = options;
    this.#room = new RoomWatch({ freeBytes: options.freeBytes, everyMs: options.lookEveryMs, onChange: (enough) => this.#setRoom(enough) });
  }

  /** @throws when the cluster cannot be opened; nothing is left running then. */
  static async open(options: EmbeddedEngineOptions): Promise<EmbeddedEngine> {
    const engine = new EmbeddedEngine(options);
    try {
      engine.#state = await engine.#serve();
      return engine;
    } catch (error) {
      await engine.close();
      throw error;
    }
  }

  /** What commits are worth. */
  get durability(): Durability {
    return this.#durability;
  }

  /** Closes connections and the cluster; resolves when the files are closed. */
  async close(): Promise<void> {
    const state = this.#state;
    this.#state = { kind: 'closed' };
    this.#room.stop();
    if (state.kind === 'ended') clearTimeout(state.retry);
    if (state.kind === 'reopening') await state.attempt;
    if (state.kind === 'serving') await state.worker.stop();
  }

  async #serve(): Promise<Extract<State, { kind: 'serving' }>> {
    const { worker, durability } = await this.#options.serve((error) => this.#end(error));
    this.#durability = durability;
    return { kind: 'serving', worker };
  }

  #setRoom(enough: boolean): void {
    this.#hasRoom = enough;
    if (this.#state.kind !== 'serving') return;
    const { health, logger } = this.#options;
    if (enough) {
      logger.info('there is room on the disk again: changes are accepted');
      health.become({ kind: 'serving' });
    } else {
      logger.error(`changes are refused: ${storageFaultTexts.full}`);
      health.become({ kind: 'refusingChanges', fault: 'full', since: new Date() });
    }
  }

  #end(error: Error): void {
    if (this.#state.kind !== 'serving') return;
    const { health, logger, findFault } = this.#options;
    const fault = findFault() ?? 'failing';
    logger.error({ reason: error.message }, `the embedded database has ended: ${storageFaultTexts[fault]}`);
    this.#retryLater();
    health.become({ kind: 'ended', fault, since: new Date() });
  }

  #retryLater(): void {
    const retry = setTimeout(() => {
      this.#state = { kind: 'reopening', attempt: this.#reopen() };
    }, this.#options.retryMs ?? 2_000);
    this.#state = { kind: 'ended', retry };
  }

  async #reopen(): Promise<void> {
    const { health, logger, findFault } = this.#options;
    try {
      this.#room.check();
      const fault = findFault();
      if (fault !== null) throw new Error(storageFaultTexts[fault]);
      const serving = await this.#serve();
      if (this.#isClosed()) return await serving.worker.stop();
      this.#state = serving;
      logger.info('the embedded database is open again');
      health.become(this.#hasRoom ? { kind: 'serving' } : { kind: 'refusingChanges', fault: 'full', since: new Date() });
    } catch (error) {
      logger.warn({ reason: error instanceof Error ? error.message : String(error) }, 'the embedded database cannot be opened yet');
      if (!this.#isClosed()) this.#retryLater();
    }
  }

  /** In a function of its own, since the compiler does not see that waiting may have changed the state. */
  #isClosed(): boolean {
    return this.#state.kind === 'closed';
  }
}
