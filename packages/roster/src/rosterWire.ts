import { findRosterColumn, type RosterFacet } from '@finemesh/domain';
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { isObject } from './isObject.ts';
import type { CellAddress } from './observeRows.ts';
import { cellDenials, type CellDenial, type TouchedCell } from './Verdict.ts';

/**
 * Types of the frames on a roster socket: those of y-websocket, and `acknowledgement`, which only connections get that
 * asked with `ack=1`. Each frame begins with its type as a varUint.
 */
export const rosterFrameTypes = { sync: 0, awareness: 1, auth: 2, queryAwareness: 3, acknowledgement: 100 } as const;

/** Second number of a sync frame. */
export const syncFrameTypes = { step1: 0, step2: 1, update: 2 } as const;

/** A cell that the server has set back, and why. */
export interface DeniedCell extends CellAddress {
  readonly reason: CellDenial;
}

const cellsDeniedKind = 'cellsDenied';

/**
 * Frame that says how many of the connection's updates (sync frames of type `update` and `step2`, in the order they
 * were sent, counted from 1 at each connection) are durable or answered.
 *
 * ```
 * varUint 100 | varUint upTo
 * ```
 */
export function encodeAcknowledgement(upTo: number): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, rosterFrameTypes.acknowledgement);
  encoding.writeVarUint(encoder, upTo);
  return encoding.toUint8Array(encoder);
}

/** Reads `upTo` from a decoder that stands behind the frame type, as `provider.messageHandlers[100]` gets it. */
export function readAcknowledgement(decoder: decoding.Decoder): number {
  return decoding.readVarUint(decoder);
}

/**
 * Frame for an author whose cells were set back; the stock provider prints its payload as a warning.
 *
 * ```
 * varUint 2 | varUint 0 | string: JSON { kind: 'cellsDenied', cells: [{ household, column, reason }] }
 * ```
 */
export function encodeCellsDenied(denied: readonly TouchedCell[]): Uint8Array {
  const cells = denied.map(({ household, column, denial }) => ({ household, column, reason: denial }));
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, rosterFrameTypes.auth);
  encoding.writeVarUint(encoder, 0);
  encoding.writeVarString(encoder, JSON.stringify({ kind: cellsDeniedKind, cells }));
  return encoding.toUint8Array(encoder);
}

/**
 * Reads a refusal from a decoder that stands behind the frame type, as `provider.messageHandlers[2]` gets it. Cells that the
 * facet does not have are left out; an auth frame of another kind names none.
 */
export function readCellsDenied(decoder: decoding.Decoder, facet: RosterFacet): DeniedCell[] {
  if (decoding.readVarUint(decoder) !== 0) return [];
  try {
    const payload: unknown = JSON.parse(decoding.readVarString(decoder));
    if (!isObject(payload) || payload['kind'] !== cellsDeniedKind || !Array.isArray(payload['cells'])) return [];
    return payload['cells'].flatMap((cell: unknown) => deniedCellOf(cell, facet) ?? []);
  } catch {
    // A plain-text reason, as other servers of this protocol send it, names no cells.
    return [];
  }
}

function deniedCellOf(cell: unknown, facet: RosterFacet): DeniedCell | undefined {
  if (!isObject(cell)) return undefined;
  const { household, column: name, reason } = cell;
  const column = typeof name === 'string' ? findRosterColumn(facet, name) : undefined;
  const denial = cellDenials.find((known) => known === reason);
  if (typeof household !== 'string' || column === undefined || denial === undefined) return undefined;
  return { household, column: column.key, reason: denial };
}

/** Sync frame around a payload: a state vector for `step1`, an update for the others. */
export function encodeSync(type: keyof typeof syncFrameTypes, payload: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, rosterFrameTypes.sync);
  encoding.writeVarUint(encoder, syncFrameTypes[type]);
  encoding.writeVarUint8Array(encoder, payload);
  return encoding.toUint8Array(encoder);
}

/** Awareness frame around encoded states. */
export function encodeAwareness(states: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, rosterFrameTypes.awareness);
  encoding.writeVarUint8Array(encoder, states);
  return encoding.toUint8Array(encoder);
}

/** What a client sends. */
export type ClientFrame =
  | { readonly kind: 'step1'; readonly stateVector: Uint8Array }
  /** `isStep2`: the answer to a step 1, which holds everything that the server lacked. */
  | { readonly kind: 'update'; readonly update: Uint8Array; readonly isStep2: boolean }
  | { readonly kind: 'awareness'; readonly states: Uint8Array }
  | { readonly kind: 'queryAwareness' };

/** Reads one frame of a client; `undefined` when the bytes are none. */
export function decodeClientFrame(frame: Uint8Array): ClientFrame | undefined {
  try {
    const decoder = decoding.createDecoder(frame);
    const decoded = readClientFrame(decoder);
    return decoding.hasContent(decoder) ? undefined : decoded;
  } catch {
    // The decoder throws plain errors at the end of the bytes.
    return undefined;
  }
}

function readClientFrame(decoder: decoding.Decoder): ClientFrame | undefined {
  switch (decoding.readVarUint(decoder)) {
    case rosterFrameTypes.sync:
      return readSyncFrame(decoding.readVarUint(decoder), decoding.readVarUint8Array(decoder));
    case rosterFrameTypes.awareness:
      return { kind: 'awareness', states: decoding.readVarUint8Array(decoder) };
    case rosterFrameTypes.queryAwareness:
      return { kind: 'queryAwareness' };
    default:
      return undefined;
  }
}

function readSyncFrame(type: number, payload: Uint8Array): ClientFrame | undefined {
  switch (type) {
    case syncFrameTypes.step1:
      return { kind: 'step1', stateVector: payload };
    case syncFrameTypes.step2:
    case syncFrameTypes.update:
      return { kind: 'update', update: payload, isStep2: type === syncFrameTypes.step2 };
    default:
      return undefined;
  }
}
