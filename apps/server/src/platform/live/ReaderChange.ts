import type { AccountId } from '@finemesh/domain';

/** What connections that are open must ask again for. */
export type ReaderChange =
  /** The rights of the account may be others from here on, or could not be confirmed. */
  | { readonly kind: 'rights'; readonly accountId: AccountId }
  /** Places are divided in another way since the event of the sequence: everybody's rights, and the place of everything, are others. */
  | { readonly kind: 'places'; readonly sequence: number };
