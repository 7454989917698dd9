import * as decoding from 'lib0/decoding';
import { householdsRoot } from './createRosterDoc.ts';
import type {
  ClientDeletes,
  ClientSection,
  DeleteRange,
  Malformed,
  MalformedCode,
  ParsedContent,
  ParsedItem,
  ParsedStruct,
  ParsedUpdate,
  StructId,
} from './ParsedUpdate.ts';
import { defaultUpdateLimits, type UpdateLimits } from './updateLimits.ts';

/** Client ids of Yjs are 32-bit; larger ones would be rounded differently by other ports of Yjs. */
const maxClientId = 0xffff_ffff;
/** Keeps clock sums exact and inside what state vectors are compared with. */
const maxClock = 2 ** 40;

class MalformedError extends Error {
  readonly code: MalformedCode;
  constructor(code: MalformedCode) {
    super(code);
    this.code = code;
  }
}

/**
 * Reads an update of Yjs's format v1 in one pass, without a document: Yjs's own decoder makes root types and throws half
 * way through, this one makes nothing. Numbers and strings are read with the decoder that Yjs uses, so that no byte
 * can mean one thing here and another there.
 */
export function parseUpdate(
  update: Uint8Array,
  limits: UpdateLimits = defaultUpdateLimits,
): ParsedUpdate | Malformed {
  if (update.length > limits.maxBytes) return { kind: 'malformed', code: 'tooLarge' };
  const decoder = decoding.createDecoder(update);
  try {
    const sections = readSections(decoder, limits);
    const deletes = readDeletes(decoder, limits);
    if (decoding.hasContent(decoder)) return { kind: 'malformed', code: 'trailingBytes' };
    return { kind: 'parsed', sections, deletes };
  } catch (error) {
    // The decoder throws plain errors at the end of the bytes and for text that is not UTF-8.
    return { kind: 'malformed', code: error instanceof MalformedError ? error.code : 'truncated' };
  }
}

function readSections(decoder: decoding.Decoder, limits: UpdateLimits): ClientSection[] {
  const count = readCount(decoder, limits.maxClients);
  const seen = new Set<number>();
  const sections: ClientSection[] = [];
  let structsLeft = limits.maxStructs;
  for (let i = 0; i < count; i++) {
    const structCount = readCount(decoder, structsLeft);
    structsLeft -= structCount;
    const client = readClient(decoder);
    // Yjs would silently keep the last of two sections.
    if (seen.has(client)) throw new MalformedError('duplicateClient');
    seen.add(client);
    let clock = readClock(decoder);
    const structs: ParsedStruct[] = [];
    for (let j = 0; j < structCount; j++) {
      const struct = readStruct(decoder, clock, limits);
      clock += struct.length;
      structs.push(struct);
    }
    sections.push({ client, structs });
  }
  return sections;
}

function readStruct(decoder: decoding.Decoder, clock: number, limits: UpdateLimits): ParsedStruct {
  const start = decoder.pos;
  const info = readByte(decoder);
  const ref = info & 0b0001_1111;
  if (ref === 0 || ref === 10) {
    const length = readLength(decoder, limits);
    return { kind: ref === 0 ? 'gc' : 'skip', clock, length, start, end: decoder.pos };
  }
  const origin = (info & 0b1000_0000) !== 0 ? readId(decoder) : null;
  const rightOrigin = (info & 0b0100_0000) !== 0 ? readId(decoder) : null;
  let parent: ParsedItem['parent'] = null;
  let key: string | null = null;
  if (origin === null && rightOrigin === null) {
    parent = readParent(decoder);
    if ((info & 0b0010_0000) !== 0) key = readKey(decoder, limits);
  }
  const { content, length } = readContent(decoder, ref, limits);
  return { kind: 'item', clock, length, start, end: decoder.pos, origin, rightOrigin, parent, key, content };
}

/** An unknown root is refused even on a struct that is known already: decoding alone would make that root. */
function readParent(decoder: decoding.Decoder): 'root' | StructId {
  if (decoding.readVarUint(decoder) !== 1) return readId(decoder);
  if (decoding.readVarString(decoder) !== householdsRoot) throw new MalformedError('unknownRoot');
  return 'root';
}

function readKey(decoder: decoding.Decoder, limits: UpdateLimits): string {
  const key = decoding.readVarString(decoder);
  if (key.length > limits.maxKeyLength) throw new MalformedError('keyTooLong');
  return key;
}

const deletedContent: ParsedContent = { kind: 'deleted' };
const rowContent: ParsedContent = { kind: 'row' };

function readContent(
  decoder: decoding.Decoder,
  ref: number,
  limits: UpdateLimits,
): { content: ParsedContent; length: number } {
  switch (ref) {
    case 1:
      return { content: deletedContent, length: readLength(decoder, limits) };
    case 7:
      // 1 is Y.Map; texts, arrays and XML have no place in a roster.
      if (decoding.readVarUint(decoder) !== 1) throw new MalformedError('contentKind');
      return { content: rowContent, length: 1 };
    case 8: {
      const length = readLength(decoder, limits);
      const values: unknown[] = [];
      for (let i = 0; i < length; i++) values.push(readScalar(decoder));
      return { content: { kind: 'values', values }, length };
    }
    default:
      throw new MalformedError('contentKind');
  }
}

/** Objects, arrays and bytes are refused before they are built: a `__proto__` key would set a prototype. */
function readScalar(decoder: decoding.Decoder): unknown {
  const tag = readByte(decoder);
  switch (tag) {
    case 127:
      return undefined;
    case 126:
      return null;
    case 125:
      if (!decoding.hasContent(decoder)) throw new MalformedError('truncated');
      return decoding.readVarInt(decoder);
    case 124:
      return decoding.readFloat32(decoder);
    case 123:
      return decoding.readFloat64(decoder);
    case 121:
      return false;
    case 120:
      return true;
    case 119:
      return decoding.readVarString(decoder);
    default:
      throw new MalformedError('valueKind');
  }
}

function readDeletes(decoder: decoding.Decoder, limits: UpdateLimits): ClientDeletes[] {
  const count = readCount(decoder, limits.maxClients);
  const seen = new Set<number>();
  const deletes: ClientDeletes[] = [];
  let rangesLeft = limits.maxDeleteRanges;
  for (let i = 0; i < count; i++) {
    const client = readClient(decoder);
    if (seen.has(client)) throw new MalformedError('duplicateClient');
    seen.add(client);
    const rangeCount = readCount(decoder, rangesLeft);
    rangesLeft -= rangeCount;
    deletes.push({ client, ranges: readRanges(decoder, rangeCount) });
  }
  return deletes;
}

/** Yjs always writes them sorted and merged; overlapping ones would let a few bytes walk the document many times. */
function readRanges(decoder: decoding.Decoder, count: number): DeleteRange[] {
  const ranges: DeleteRange[] = [];
  let previousEnd = 0;
  for (let i = 0; i < count; i++) {
    const clock = readClock(decoder);
    const length = readClock(decoder);
    if (length === 0) throw new MalformedError('emptyStruct');
    if (clock < previousEnd) throw new MalformedError('unsortedDeletes');
    previousEnd = clock + length;
    ranges.push({ clock, length });
  }
  return ranges;
}

function readCount(decoder: decoding.Decoder, max: number): number {
  return readUint(decoder, max, 'tooLarge');
}

function readLength(decoder: decoding.Decoder, limits: UpdateLimits): number {
  const length = readUint(decoder, limits.maxStructLength, 'structTooLong');
  if (length === 0) throw new MalformedError('emptyStruct');
  return length;
}

function readId(decoder: decoding.Decoder): StructId {
  const client = readClient(decoder);
  return { client, clock: readClock(decoder) };
}

function readClient(decoder: decoding.Decoder): number {
  return readUint(decoder, maxClientId, 'clientId');
}

function readClock(decoder: decoding.Decoder): number {
  return readUint(decoder, maxClock, 'tooLarge');
}

/** A number padded with hundreds of empty groups decodes to NaN, which is neither above nor below a bound. */
function readUint(decoder: decoding.Decoder, max: number, code: MalformedCode): number {
  const value = decoding.readVarUint(decoder);
  if (!(value <= max)) throw new MalformedError(code);
  return value;
}

/** The decoder itself would read `undefined` behind the end. */
function readByte(decoder: decoding.Decoder): number {
  if (!decoding.hasContent(decoder)) throw new MalformedError('truncated');
  return decoding.readUint8(decoder);
}
