/**
 * One frame of moving positions for one screen, big-endian with LEB128 varints:
 *
 *     0  u8   version 1
 *     1  u8   kind: 0 dots, 1 cells
 *     2  u8   full: 1 = forget everything drawn before, 0 = a change of it
 *     3  u32  time in seconds since 1970 (server)
 *     7  i32  anchor longitude, degrees × 10⁶        11  i32  anchor latitude
 *    15  dots:  varint count, then per dot in ascending slot: varint slot delta, u8 status, zigzag Δlongitude, zigzag Δlatitude;
 *               varint removed count, then varint slot deltas
 *        cells: varint count, then per cell: zigzag Δlongitude, zigzag Δlatitude, varint number of sharers
 *
 * Offsets are degrees × 10⁶ (about 0.1 m) from the anchor. A slot is a number without meaning outside the connection's server:
 * it names no person. A frame stands on its own, so a slow screen may skip any of them.
 */
export interface DotsFrame {
  readonly kind: 'dots';
  readonly full: boolean;
  readonly atSeconds: number;
  readonly slots: Uint32Array;
  readonly lng: Float64Array;
  readonly lat: Float64Array;
  readonly status: Uint8Array;
  readonly removed: Uint32Array;
}

export interface CellsFrame {
  readonly kind: 'cells';
  readonly full: true;
  readonly atSeconds: number;
  readonly lng: Float64Array;
  readonly lat: Float64Array;
  readonly count: Uint32Array;
}

export type PositionFrame = DotsFrame | CellsFrame;

/** What a dot's status byte says. Colours are the map's. */
export const dotStatus = { volunteerAround: 0, volunteerOnTask: 1, staffAround: 2, staffOnTask: 3 } as const;

const version = 1;
const scale = 1e6;
const headerBytes = 15;

/** Encodes a frame. Dots must be in ascending slot order. */
export function encodePositionFrame(frame: PositionFrame): Uint8Array {
  const writer = new VarintWriter(headerBytes + frame.lng.length * 12 + 16);
  const anchorLng = Math.round((frame.lng[0] ?? 0) * scale);
  const anchorLat = Math.round((frame.lat[0] ?? 0) * scale);
  writer.uint8(version);
  writer.uint8(frame.kind === 'dots' ? 0 : 1);
  writer.uint8(frame.full ? 1 : 0);
  writer.uint32(frame.atSeconds);
  writer.uint32(anchorLng >>> 0);
  writer.uint32(anchorLat >>> 0);
  writer.varint(frame.lng.length);
  let previousSlot = 0;
  for (let i = 0; i < frame.lng.length; i += 1) {
    if (frame.kind === 'dots') {
      const slot = frame.slots[i] ?? 0;
      writer.varint(slot - previousSlot);
      previousSlot = slot;
      writer.uint8(frame.status[i] ?? 0);
    }
    writer.zigzag(Math.round((frame.lng[i] ?? 0) * scale) - anchorLng);
    writer.zigzag(Math.round((frame.lat[i] ?? 0) * scale) - anchorLat);
    if (frame.kind === 'cells') writer.varint(frame.count[i] ?? 0);
  }
  if (frame.kind === 'dots') {
    writer.varint(frame.removed.length);
    let previousRemoved = 0;
    for (const slot of frame.removed) {
      writer.varint(slot - previousRemoved);
      previousRemoved = slot;
    }
  }
  return writer.finish();
}

/**
 * Decodes a frame.
 *
 * @throws RangeError where the bytes end early or the version is unknown.
 */
export function decodePositionFrame(bytes: Uint8Array): PositionFrame {
  const reader = new VarintReader(bytes);
  if (reader.uint8() !== version) throw new RangeError('unknown version of a position frame');
  const isDots = reader.uint8() === 0;
  const full = reader.uint8() === 1;
  const atSeconds = reader.uint32();
  const anchorLng = reader.uint32() | 0;
  const anchorLat = reader.uint32() | 0;
  const length = reader.varint();
  if (length > bytes.byteLength) throw new RangeError('a position frame says more than it holds');
  const lng = new Float64Array(length);
  const lat = new Float64Array(length);
  const slots = new Uint32Array(isDots ? length : 0);
  const status = new Uint8Array(isDots ? length : 0);
  const count = new Uint32Array(isDots ? 0 : length);
  let slot = 0;
  for (let i = 0; i < length; i += 1) {
    if (isDots) {
      slot += reader.varint();
      slots[i] = slot;
      status[i] = reader.uint8();
    }
    lng[i] = (anchorLng + reader.zigzag()) / scale;
    lat[i] = (anchorLat + reader.zigzag()) / scale;
    if (!isDots) count[i] = reader.varint();
  }
  if (!isDots) return { kind: 'cells', full: true, atSeconds, lng, lat, count };
  const removedLength = reader.varint();
  if (removedLength > bytes.byteLength) throw new RangeError('a position frame says more than it holds');
  const removed = new Uint32Array(removedLength);
  let removedSlot = 0;
  for (let i = 0; i < removedLength; i += 1) {
    removedSlot += reader.varint();
    removed[i] = removedSlot;
  }
  return { kind: 'dots', full, atSeconds, slots, lng, lat, status, removed };
}

class VarintWriter {
  #bytes: Uint8Array;
  #length = 0;

  constructor(capacity: number) {
    this.#bytes = new Uint8Array(capacity);
  }

  uint8(value: number): void {
    if (this.#length === this.#bytes.length) {
      const larger = new Uint8Array(this.#bytes.length * 2);
      larger.set(this.#bytes);
      this.#bytes = larger;
    }
    this.#bytes[this.#length] = value & 0xff;
    this.#length += 1;
  }

  uint32(value: number): void {
    for (const shift of [24, 16, 8, 0]) this.uint8(value >>> shift);
  }

  varint(value: number): void {
    let rest = value >>> 0;
    while (rest > 0x7f) {
      this.uint8((rest & 0x7f) | 0x80);
      rest >>>= 7;
    }
    this.uint8(rest);
  }

  zigzag(value: number): void {
    this.varint(((value << 1) ^ (value >> 31)) >>> 0);
  }

  finish(): Uint8Array {
    return this.#bytes.slice(0, this.#length);
  }
}

class VarintReader {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  uint8(): number {
    const value = this.#bytes[this.#at];
    if (value === undefined) throw new RangeError('a position frame ends early');
    this.#at += 1;
    return value;
  }

  uint32(): number {
    return ((this.uint8() << 24) | (this.uint8() << 16) | (this.uint8() << 8) | this.uint8()) >>> 0;
  }

  varint(): number {
    let value = 0;
    for (let shift = 0; shift < 35; shift += 7) {
      const byte = this.uint8();
      value |= (byte & 0x7f) << shift;
      if (byte < 0x80) return value >>> 0;
    }
    throw new RangeError('a varint of a position frame does not end');
  }

  zigzag(): number {
    const value = this.varint();
    return (value >>> 1) ^ -(value & 1);
  }
}
