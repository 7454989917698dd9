import type { PostRole } from '@finemesh/domain';
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
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
const maxKeyLength = 64;

/**
 * Takes the author's own entries out of an awareness update and puts the author's real name into them. Entries of other
 * clients are left out in silence: stock clients send back what they received, so those say nothing about intent.
 *
 * @returns `undefined` when the bytes are no awareness update
 */
export function admitPresence(
  states: Uint8Array,
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
      if (ownsClient(clientId)) entries.push({ clientId, clock, state: presenceOf(JSON.parse(json), user) });
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

/** Only what the type names passes: an awareness state is shown to everyone who has the document open. */
function presenceOf(state: unknown, user: RosterPresence['user']): RosterPresence | null {
  if (typeof state !== 'object' || state === null) return null;
  const cell = 'cell' in state ? addressOf(state.cell) : undefined;
  return cell === undefined ? { user } : { user, cell };
}

function addressOf(cell: unknown): CellAddress | undefined {
  if (typeof cell !== 'object' || cell === null || !('household' in cell) || !('column' in cell)) return undefined;
  const { household, column } = cell;
  if (typeof household !== 'string' || typeof column !== 'string') return undefined;
  if (household.length > maxKeyLength || column.length > maxKeyLength) return undefined;
  return { household, column };
}
