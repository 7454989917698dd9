import type { LngLat } from '@finemesh/geo';

/**
 * One position on the way in, 16 bytes, big-endian:
 *
 *     0  u32  sharer    0 = whoever the socket belongs to; other values are for gateways
 *     4  i32  latitude  degrees × 10⁷, WGS-84
 *     8  i32  longitude degrees × 10⁷, WGS-84
 *    12  u16  age       tenths of a second between the reading and the sending, 65535 = that or older
 *    14  u8   heading   degrees clockwise from north ÷ 2, 255 = unknown
 *    15  u8   speed     metres per second × 4, 254 = that or faster, 255 = unknown
 *
 * A message holds one record or many.
 */
export interface PositionRecord {
  readonly sharer: number;
  readonly point: LngLat;
  readonly ageMs: number;
  readonly headingDegrees: number | null;
  readonly speedMetersPerSecond: number | null;
}

export const positionRecordBytes = 16;

/** The records in one message; positions are rounded to 10⁻⁷ degrees (about 1 cm). */
export function encodePositionRecords(records: readonly PositionRecord[]): Uint8Array {
  const bytes = new Uint8Array(records.length * positionRecordBytes);
  const view = new DataView(bytes.buffer);
  records.forEach((record, i) => {
    const at = i * positionRecordBytes;
    view.setUint32(at, record.sharer);
    view.setInt32(at + 4, Math.round(record.point[1] * 1e7));
    view.setInt32(at + 8, Math.round(record.point[0] * 1e7));
    view.setUint16(at + 12, Math.min(65_535, Math.max(0, Math.round(record.ageMs / 100))));
    view.setUint8(at + 14, record.headingDegrees === null ? 255 : Math.round(modulo(record.headingDegrees, 360) / 2) % 180);
    const speed = record.speedMetersPerSecond;
    view.setUint8(at + 15, speed === null ? 255 : Math.min(254, Math.max(0, Math.round(speed * 4))));
  });
  return bytes;
}

/** The records of a message, or `undefined` where its length or a coordinate is impossible. */
export function decodePositionRecords(bytes: Uint8Array): PositionRecord[] | undefined {
  if (bytes.byteLength === 0 || bytes.byteLength % positionRecordBytes !== 0) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const records: PositionRecord[] = [];
  for (let at = 0; at < bytes.byteLength; at += positionRecordBytes) {
    const lat = view.getInt32(at + 4) / 1e7;
    const lng = view.getInt32(at + 8) / 1e7;
    if (Math.abs(lat) > 90 || Math.abs(lng) > 180) return undefined;
    const heading = view.getUint8(at + 14);
    const speed = view.getUint8(at + 15);
    if (heading >= 180 && heading !== 255) return undefined;
    records.push({
      sharer: view.getUint32(at),
      point: [lng, lat],
      ageMs: view.getUint16(at + 12) * 100,
      headingDegrees: heading === 255 ? null : heading * 2,
      speedMetersPerSecond: speed === 255 ? null : speed / 4,
    });
  }
  return records;
}

function modulo(value: number, base: number): number {
  return ((value % base) + base) % base;
}
