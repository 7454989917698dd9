import { randomInt } from 'node:crypto';
import type { AccountId } from '@finemesh/domain';
import type { Tx } from '../../platform/index.ts';
import { rosterClientTable } from '../tables.ts';

export interface ClientLease {
  readonly document: string;
  readonly accountId: AccountId;
  /** The sign-in session, which is one device. */
  readonly device: string;
  readonly at: Date;
}

/** Below it are the server's own ids. */
const firstLeasedId = 0x1_0000;
const maxClientId = 0xffff_ffff;

/**
 * Leases a Yjs client id that nobody has had in the document. A new one each time: two tabs that shared one would
 * overwrite each other's clocks, and Yjs gives an id up when it reads structs under it.
 */
export async function leaseClientId(tx: Tx, { document, accountId, device, at }: ClientLease): Promise<number> {
  for (;;) {
    const clientId = randomInt(firstLeasedId, maxClientId + 1);
    const leased = await tx
      .insert(rosterClientTable)
      .values({ document, clientId, accountId, device, leasedAt: at })
      .onConflictDoNothing()
      .returning({ clientId: rosterClientTable.clientId });
    if (leased.length > 0) return clientId;
  }
}
