import { FinemeshError, rosterProtocolVersion } from '@finemesh/contract';
import { parseRosterPath, type RosterAddress } from '../documents/RosterAddress.ts';

/** What a client asks for when it opens a roster socket. */
export interface RosterRequest {
  readonly address: RosterAddress;
  readonly ticket: string | null;
  /** Whether it wants acknowledgement frames, which a stock provider would take for a fault. */
  readonly wantsAcknowledgements: boolean;
}

/**
 * Reads the address of a roster socket: `/rosters/<building>/<facet>?ticket=…&ack=1&v=1`. A stock provider names no version and
 * speaks the first.
 *
 * @throws `notFound` for a path that is no document, `malformedRequest` for a version that the server does not speak
 */
export function readRosterRequest({ pathname, searchParams }: URL): RosterRequest {
  const address = parseRosterPath(pathname);
  if (address === undefined) throw new FinemeshError('notFound', { detail: 'no such document' });
  const version = searchParams.get('v') ?? rosterProtocolVersion;
  if (version !== rosterProtocolVersion) throw new FinemeshError('malformedRequest', { detail: 'unknown version of the protocol' });
  return { address, ticket: searchParams.get('ticket'), wantsAcknowledgements: searchParams.get('ack') === '1' };
}
