import type { AccountId } from '@finemesh/domain';
import type { UpdateAuthor } from '@finemesh/roster';
import { serverClientId } from './readFacetDoc.ts';

/** Which account each Yjs client id of a document belongs to, for ever. */
export class LeasedIds {
  readonly #owners: Map<number, AccountId>;

  constructor(stored: ReadonlyMap<number, AccountId>) {
    this.#owners = new Map(stored);
  }

  /** Records a lease or a claim. An id that has an owner keeps it. */
  record(clientId: number, accountId: AccountId): void {
    if (!this.#owners.has(clientId)) this.#owners.set(clientId, accountId);
  }

  /** Whose the id is, seen from the account. The server's own belongs to no account. */
  ownerOf(clientId: number, accountId: AccountId): ReturnType<UpdateAuthor['ownerOf']> {
    if (clientId === serverClientId) return 'other';
    const owner = this.#owners.get(clientId);
    if (owner === undefined) return 'nobody';
    return owner === accountId ? 'author' : 'other';
  }
}
