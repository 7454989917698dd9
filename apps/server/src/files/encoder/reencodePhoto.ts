import { FinemeshError } from '@finemesh/contract';
import sharp from 'sharp';
import { readImageKind, type ImageKind } from './readImageKind.ts';

/** A photo as it is kept: two sizes, turned upright, nothing in it but pixels. */
export interface ReencodedPhoto {
  readonly width: number;
  readonly height: number;
  readonly full: Buffer;
  readonly small: Buffer;
}

/** Longest edge in pixels: enough to read a meter's plate, and what a list shows on a phone at double density. */
export const fullEdge = 2_048;
export const smallEdge = 480;
/** A 50 megapixel photo decodes to 150 MB; a bomb that claims more is refused from its header. */
const maxPixels = 50_000_000;

// One image at a time on one thread: two cores serve everybody else meanwhile.
sharp.concurrency(1);
sharp.cache(false);
// Only the loaders of what is taken; `readImageKind` has let nothing else through.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({ operation: ['VipsForeignLoadJpeg', 'VipsForeignLoadPng', 'VipsForeignLoadWebp'] });

/**
 * Decodes and encodes the photo anew as JPEG, which leaves behind EXIF with the place and the phone's owner, colour profiles, and whatever
 * was hidden behind the image.
 *
 * @throws `unsupportedMedia` for other formats and for what cannot be decoded; `tooLarge` above 50 megapixels.
 */
export async function reencodePhoto(body: Uint8Array): Promise<ReencodedPhoto> {
  const kind = readImageKind(body);
  if (kind === undefined) throw refuse('format', 'send a JPEG, PNG or WebP image');
  try {
    // The smaller one is made from the larger one: the original is decoded once.
    const upright = sharp(body, { limitInputPixels: maxPixels, failOn: 'truncated', pages: 1 }).autoOrient();
    const { data: full, info } = await upright
      .resize({ width: fullEdge, height: fullEdge, fit: 'inside', withoutEnlargement: true })
      // A transparent PNG would turn black.
      .flatten({ background: '#ffffff' })
      .jpeg({ quality: 82, mozjpeg: false })
      .toBuffer({ resolveWithObject: true });
    const small = await sharp(full)
      .resize({ width: smallEdge, height: smallEdge, fit: 'inside', withoutEnlargement: true })
      .jpeg({ quality: 75 })
      .toBuffer();
    return { width: info.width, height: info.height, full, small };
  } catch (error) {
    throw translate(kind, error);
  }
}

function translate(kind: ImageKind, error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  if (error.message.includes('pixel limit')) {
    return new FinemeshError('tooLarge', {
      fields: [{ field: 'photo', code: 'tooManyPixels', message: 'at most 50 megapixels' }],
      cause: error,
    });
  }
  return refuse('damaged', `the ${kind} image cannot be decoded`, error);
}

function refuse(code: string, message: string, cause?: unknown): FinemeshError {
  return new FinemeshError('unsupportedMedia', { fields: [{ field: 'photo', code, message }], cause });
}
