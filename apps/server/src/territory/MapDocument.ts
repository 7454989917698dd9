import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

/** The base map ready to be sent: compressed once when it is loaded, not for every screen. */
export interface MapDocument {
  /** Strong validator (RFC 9110, 8.8.3), quotes included. */
  readonly etag: string;
  readonly bodies: Readonly<Record<MapEncoding, Uint8Array<ArrayBuffer>>>;
}

/** Content codings that are offered, best first. */
export const mapEncodings = ['br', 'gzip', 'identity'] as const;
export type MapEncoding = (typeof mapEncodings)[number];

/** Compresses the document. Quality 5 takes some 30 ms for 1 MB; 11 would take seconds at every start for 10 % less. */
export async function createMapDocument(version: string, document: string): Promise<MapDocument> {
  const identity = Uint8Array.from(Buffer.from(document));
  const [br, gzipped] = await Promise.all([
    promisify(brotliCompress)(identity, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }),
    promisify(gzip)(identity),
  ]);
  return { etag: `"${version}"`, bodies: { br: Uint8Array.from(br), gzip: Uint8Array.from(gzipped), identity } };
}

/** The best coding that an Accept-Encoding header allows; a coding with `q=0` is one that the client refuses. */
export function chooseEncoding(acceptEncoding: string | undefined): MapEncoding {
  const accepted = new Set(
    (acceptEncoding ?? '')
      .split(',')
      .map((part) => part.trim().split(/\s*;\s*q=/))
      .filter(([, quality]) => quality === undefined || Number(quality) > 0)
      .map(([coding]) => coding?.toLowerCase()),
  );
  return mapEncodings.find((encoding) => accepted.has(encoding)) ?? 'identity';
}
