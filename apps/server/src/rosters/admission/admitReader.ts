import { FinemeshError } from '@finemesh/contract';
import type { PostRole, TerritoryPath } from '@finemesh/domain';
import type { Clock } from '../../platform/index.ts';
import type { RosterAddress } from '../documents/RosterAddress.ts';
import type { RosterPorts } from '../RosterPorts.ts';
import { ReaderRights } from './ReaderRights.ts';
import type { RosterTicket } from './rosterTicket.ts';

/** Somebody who may open the document now. */
export interface AdmittedReader {
  readonly displayName: string;
  readonly rights: ReaderRights;
  /** Role of the post that opens it. */
  readonly role: PostRole;
}

/**
 * Asks whether the holder of the ticket may open the document at this moment; the ticket says only that it was so.
 *
 * @throws `notAllowed` when no post opens it any more, or the account or the building is gone
 */
export async function admitReader(
  ports: Pick<RosterPorts, 'territory' | 'displayNameOf' | 'postsOf'>,
  address: RosterAddress,
  { accountId }: RosterTicket,
  clock: Clock,
): Promise<AdmittedReader> {
  const isKnown = ports.territory().find(address.building) !== undefined;
  const [displayName, posts] = [await ports.displayNameOf(accountId), await ports.postsOf(accountId)];
  if (displayName === undefined || !isKnown) throw new FinemeshError('notAllowed');
  const building = (): TerritoryPath => ports.territory().pathOf(address.building);
  const rights = new ReaderRights({ facet: address.facet, building, posts, clock });
  const { role } = rights;
  if (role === undefined) throw new FinemeshError('notAllowed', { detail: 'no post of yours opens this document' });
  return { displayName, rights, role };
}
