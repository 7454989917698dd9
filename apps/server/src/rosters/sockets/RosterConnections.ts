import type { ErrorCode } from '@finemesh/contract';
import type { AccountId, Post } from '@finemesh/domain';
import type { Logger } from 'pino';
import { logFailure } from '../../platform/index.ts';
import type { ReaderRights } from '../admission/ReaderRights.ts';
import { storeFailureOf } from '../documents/storeFailureOf.ts';

/** A connection, as far as the register has to know. */
export interface RegisteredConnection {
  readonly accountId: AccountId;
  checkRights(): void;
  keepAlive(): void;
  close(code: ErrorCode): void;
}

export interface RosterConnectionsOptions {
  readonly postsOf: (accountId: AccountId) => Promise<readonly Post[]>;
  readonly logger: Logger;
}

/** The open connections, each with what its reader may do: posts that change reach them here. */
export class RosterConnections {
  readonly #options: RosterConnectionsOptions;
  readonly #rights = new Map<RegisteredConnection, ReaderRights>();

  constructor(options: RosterConnectionsOptions) {
    this.#options = options;
  }

  get size(): number {
    return this.#rights.size;
  }

  /** Accounts that have a connection open. */
  get accounts(): Set<AccountId> {
    return new Set([...this.#rights.keys()].map(({ accountId }) => accountId));
  }

  /**
   * Registers the connection, and asks for the posts once more: those that changed between the look-up and now were announced to
   * nobody.
   */
  async add(connection: RegisteredConnection, rights: ReaderRights): Promise<void> {
    this.#rights.set(connection, rights);
    await this.refresh(connection.accountId);
  }

  delete(connection: RegisteredConnection): void {
    this.#rights.delete(connection);
  }

  /** Reads the account's posts again and puts them in force on its connections. */
  async refresh(accountId: AccountId): Promise<void> {
    const own = (): [RegisteredConnection, ReaderRights][] =>
      [...this.#rights].filter(([connection]) => connection.accountId === accountId);
    if (own().length === 0) return;
    try {
      const posts = await this.#options.postsOf(accountId);
      for (const [connection, rights] of own()) {
        rights.usePosts(posts);
        connection.checkRights();
      }
    } catch (error) {
      // Rights that cannot be read are no rights.
      this.#options.logger.error(storeFailureOf(error), 'posts could not be read again; closing the account’s roster sockets');
      for (const [connection] of own()) connection.close('unavailable');
    }
  }

  /** The same for whoever does not wait for it. */
  refreshSoon(accountId: AccountId): void {
    this.refresh(accountId).catch(logFailure(this.#options.logger, 'roster sockets of an account were not reviewed'));
  }

  /** The same for everybody, when buildings have come to lie elsewhere. */
  refreshAll(): void {
    for (const accountId of this.accounts) this.refreshSoon(accountId);
  }

  keepAlive(): void {
    for (const connection of [...this.#rights.keys()]) connection.keepAlive();
  }

  closeAll(code: ErrorCode): void {
    for (const connection of [...this.#rights.keys()]) connection.close(code);
  }
}
