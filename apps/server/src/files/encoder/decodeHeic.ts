import libheif from 'libheif-js/wasm-bundle.js';
import { PhotoRefusal } from './PhotoRefusal.ts';

/** Pixels without a file: red, green, blue and alpha of each, eight bits, row by row from the top. */
export interface RawImage {
  readonly width: number;
  readonly height: number;
  readonly rgba: Uint8ClampedArray;
}

/**
 * Decodes the primary image of a HEIC file, turned as its container says; the EXIF orientation in it is for information only
 * (ISO/IEC 23008-12, 7.2). Blocks the thread for a second or more.
 *
 * @param checkSize is called with the size that the container claims, before any pixel is decoded.
 * @throws PhotoRefusal for a damaged file, and whatever `checkSize` throws.
 */
export async function decodeHeic(body: Uint8Array, checkSize: (width: number, height: number) => void): Promise<RawImage> {
  const images = new libheif.HeifDecoder().decode(body);
  const image = images.find((candidate) => candidate.is_primary()) ?? images[0];
  if (image === undefined) throw damaged();
  try {
    const width = image.get_width();
    const height = image.get_height();
    checkSize(width, height);
    const rgba = new Uint8ClampedArray(width * height * 4);
    await new Promise<void>((resolve, reject) => {
      image.display({ data: rgba, width, height }, (shown) => (shown === null ? reject(damaged()) : resolve()));
    });
    return { width, height, rgba };
  } finally {
    for (const each of images) each.free();
  }
}

function damaged(): PhotoRefusal {
  return new PhotoRefusal('damaged', 'the heic image cannot be decoded');
}
