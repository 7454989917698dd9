import { findRosterColumn, postRoles, type PostRole, type RosterFacet } from '@finemesh/domain';
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { isObject } from './isObject.ts';
import type { CellAddress } from './observeRows.ts';

/** What the others see of somebody who has the roster open. `user` is written by the server from the session. */
export interface RosterPresence {
  readonly user: { readonly name: string; readonly role: PostRole };
  /** The cell that the person stands in; absent while in none. */
  readonly cell?: CellAddress;
}

/** One client's awareness entry; `state` is `null` for a client that left. */
export interface PresenceEntry {
  readonly clientId: number;
  readonly clock: number;
  readonly state: RosterPresence | null;
}

/** More than any building has people at once; a stock client sends back every state it knows. */
const maxEntries = 1_000;
const maxHouseholdLength = 64;

/**
 * Takes the author's own entries out of an awareness update and puts the author's real name into them. Entries of other
 * clients are left out in silence: stock clients send back what they received, so those say nothing about intent.
 *
 * @returns `undefined` when the bytes are no awareness update
 */
export function admitPresence(
  states: Uint8Array,
  facet: RosterFacet,
  ownsClient: (clientId: number) => boolean,
  user: RosterPresence['user'],
): PresenceEntry[] | undefined {
  try {
    const decoder = decoding.createDecoder(states);
    const count = decoding.readVarUint(decoder);
    if (!(count <= maxEntries)) return undefined;
    const entries: PresenceEntry[] = [];
    for (let i = 0; i < count; i++) {
      const clientId = decoding.readVarUint(decoder);
      const clock = decoding.readVarUint(decoder);
      const json = decoding.readVarString(decoder);
      if (!Number.isSafeInteger(clock)) return undefined;
      if (ownsClient(clientId)) entries.push({ clientId, clock, state: presenceOf(JSON.parse(json), facet, user) });
    }
    return decoding.hasContent(decoder) ? undefined : entries;
  } catch {
    // The decoder and JSON.parse throw on bytes that no client of the protocol writes.
    return undefined;
  }
}

/** Awareness update of the entries, as y-protocols reads it. */
export function encodePresence(entries: readonly PresenceEntry[]): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, entries.length);
  for (const { clientId, clock, state } of entries) {
    encoding.writeVarUint(encoder, clientId);
    encoding.writeVarUint(encoder, clock);
    encoding.writeVarString(encoder, JSON.stringify(state));
  }
  return encoding.toUint8Array(encoder);
}

/**
 * Reads somebody else's awareness state; `undefined` for one that is no presence, as a stock client of the protocol may show it
 * to itself before the server has answered.
 */
export function readPresence(state: unknown, facet: RosterFacet): RosterPresence | undefined {
  if (!isObject(state) || !isObject(state['user'])) return undefined;
  const { name, role } = state['user'];
  const known = postRoles.find((candidate) => candidate === role);
  if (typeof name !== 'string' || known === undefined) return undefined;
  return presenceOf(state, facet, { name, role: known }) ?? undefined;
}

/** Only what the type names passes: an awareness state is shown to everyone who has the document open. */
function presenceOf(state: unknown, facet: RosterFacet, user: RosterPresence['user']): RosterPresence | null {
  if (!isObject(state)) return null;
  const cell = addressOf(state['cell'], facet);
  return cell === undefined ? { user } : { user, cell };
}

function addressOf(cell: unknown, facet: RosterFacet): CellAddress | undefined {
  if (!isObject(cell)) return undefined;
  const { household, column: name } = cell;
  if (typeof household !== 'string' || household.length > maxHouseholdLength || typeof name !== 'string') return undefined;
  const column = findRosterColumn(facet, name);
  return column === undefined ? undefined : { household, column: column.key };
}
