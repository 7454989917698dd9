/** Kinds of images that are accepted: what phones make. */
export type ImageKind = 'jpeg' | 'png' | 'webp' | 'heic';

/**
 * The kind of image that the first bytes announce, `undefined` for everything else. Read before a decoder sees the body, so
 * that an SVG with scripts or a rarely tested format never reaches one, whatever its Content-Type says.
 */
export function readImageKind(bytes: Uint8Array): ImageKind | undefined {
  // JPEG: SOI and the start of the next marker (ITU T.81, B.1.1.3).
  if (startsWith(bytes, [0xff, 0xd8, 0xff])) return 'jpeg';
  // PNG signature (PNG third edition, 5.2).
  if (startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return 'png';
  // RIFF container of the form type WEBP (RFC 9649, 2.4): 'RIFF', size, 'WEBP'.
  if (textAt(bytes, 0) === 'RIFF' && textAt(bytes, 8) === 'WEBP') return 'webp';
  return brandsOf(bytes).some((brand) => hevcBrands.has(brand)) ? 'heic' : undefined;
}

/** Still images coded with HEVC, main profile or range extensions, one layer or several (ISO/IEC 23008-12, B.4). */
const hevcBrands = new Set(['heic', 'heix', 'heim', 'heis']);
/** Cameras write a handful of compatible brands. */
const maxBrands = 16;

/** Brands of an ISO base media file: size, 'ftyp', major brand, minor version, compatible brands (ISO/IEC 14496-12, 4.3). */
function brandsOf(bytes: Uint8Array): string[] {
  if (textAt(bytes, 4) !== 'ftyp' || bytes.length < 16) return [];
  const size = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0);
  const end = Math.min(size, bytes.length, 16 + 4 * maxBrands);
  const brands = [textAt(bytes, 8)];
  for (let at = 16; at + 4 <= end; at += 4) brands.push(textAt(bytes, at));
  return brands;
}

function textAt(bytes: Uint8Array, at: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + 4));
}

function startsWith(bytes: Uint8Array, prefix: readonly number[]): boolean {
  return prefix.every((byte, i) => bytes[i] === byte);
}
