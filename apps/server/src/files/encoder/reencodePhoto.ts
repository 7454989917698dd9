import sharp, { type Sharp } from 'sharp';
import { decodeHeic } from './decodeHeic.ts';
import { maxEdge, maxPixels } from './photoLimits.ts';
import { PhotoRefusal } from './PhotoRefusal.ts';
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

// One image at a time on one thread: the other core serves everybody else meanwhile.
sharp.concurrency(1);
sharp.cache(false);
// Only the loaders of what is accepted; `readImageKind` has let nothing else through.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({ operation: ['VipsForeignLoadJpeg', 'VipsForeignLoadPng', 'VipsForeignLoadWebp'] });

/**
 * Decodes the photo and encodes it again as JPEG, which leaves behind EXIF with the place and the phone's owner, colour
 * profiles, and whatever was hidden behind the image. A hostile photo can keep the thread busy for very long: this runs in the
 * encoder's process, which is killed then.
 *
 * @throws PhotoRefusal for other formats, for what cannot be decoded, and for what is too large.
 */
export async function reencodePhoto(body: Uint8Array): Promise<ReencodedPhoto> {
  const kind = readImageKind(body);
  if (kind === undefined) throw new PhotoRefusal('format', 'send a JPEG, PNG, WebP or HEIC image');
  try {
    const upright = kind === 'heic' ? await openHeic(body) : await openImage(body);
    return await encode(upright);
  } catch (error) {
    throw error instanceof PhotoRefusal ? error : translate(kind, error);
  }
}

async function openImage(body: Uint8Array): Promise<Sharp> {
  const image = sharp(body, { limitInputPixels: maxPixels, failOn: 'truncated', pages: 1 });
  const { width, height } = await image.metadata();
  checkSize(width, height);
  return image.autoOrient();
}

async function openHeic(body: Uint8Array): Promise<Sharp> {
  const { width, height, rgba } = await decodeHeic(body, checkSize);
  return sharp(rgba, { raw: { width, height, channels: 4 } });
}

async function encode(upright: Sharp): Promise<ReencodedPhoto> {
  const { data: full, info } = await upright
    .resize({ width: fullEdge, height: fullEdge, fit: 'inside', withoutEnlargement: true })
    // A transparent PNG would turn black.
    .flatten({ background: '#ffffff' })
    .jpeg({ quality: 82, mozjpeg: false })
    .toBuffer({ resolveWithObject: true });
  // The smaller one is made from the larger one: the original is decoded once.
  const small = await sharp(full)
    .resize({ width: smallEdge, height: smallEdge, fit: 'inside', withoutEnlargement: true })
    .jpeg({ quality: 75 })
    .toBuffer();
  return { width: info.width, height: info.height, full, small };
}

/** @throws PhotoRefusal by what the header claims. */
function checkSize(width: number, height: number): void {
  if (width * height > maxPixels) throw tooManyPixels();
  if (Math.max(width, height) > maxEdge) throw new PhotoRefusal('tooLong', `an edge has at most ${maxEdge} pixels`);
}

function translate(kind: ImageKind, error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  if (error.message.includes('pixel limit')) return tooManyPixels(error);
  return new PhotoRefusal('damaged', `the ${kind} image cannot be decoded`, { cause: error });
}

function tooManyPixels(cause?: Error): PhotoRefusal {
  return new PhotoRefusal('tooManyPixels', 'at most 50 megapixels', { cause });
}
