/** Kinds of images that are taken: what phones make and browsers show. */
export type ImageKind = 'jpeg' | 'png' | 'webp';

/**
 * The kind of image that the first bytes announce, `undefined` for everything else. Looked at before a decoder sees the
 * body, so that an SVG with scripts or a rarely tested format never reaches one, whatever its Content-Type says.
 */
export function readImageKind(bytes: Uint8Array): ImageKind | undefined {
  // JPEG: SOI and the start of the next marker (ITU T.81, B.1.1.3).
  if (startsWith(bytes, [0xff, 0xd8, 0xff])) return 'jpeg';
  // PNG signature (PNG third edition, 5.2).
  if (startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return 'png';
  // RIFF container of the form type WEBP (RFC 9649, 2.4): 'RIFF', size, 'WEBP'.
  if (startsWith(bytes, [0x52, 0x49, 0x46, 0x46]) && startsWith(bytes.subarray(8), [0x57, 0x45, 0x42, 0x50])) return 'webp';
  return undefined;
}

function startsWith(bytes: Uint8Array, prefix: readonly number[]): boolean {
  return prefix.every((byte, i) => bytes[i] === byte);
}
