import { brandId, type CaseId } from '@finemesh/domain';

/**
 * A UUID that sorts by time (version 7, RFC 9562, 5.7), so that new rows come to the end of the index.
 *
 * @param randomBytes at least 10 secure random bytes.
 */
export function createCaseId(at: Date, randomBytes: Uint8Array): CaseId {
  const bytes = new Uint8Array(16);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(at.getTime()) << 16n);
  bytes.set(randomBytes.subarray(0, 10), 6);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x70;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Buffer.from(bytes).toString('hex');
  return brandId(
    [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-'),
  );
}
