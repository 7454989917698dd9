import { readFile } from 'node:fs/promises';
import sharp, { type Sharp } from 'sharp';
import { describe, expect, it } from 'vitest';
import { maxEdge } from './photoLimits.ts';
import { fullEdge, reencodePhoto, smallEdge } from './reencodePhoto.ts';

function createImage(width: number, height: number): Sharp {
  return sharp({ create: { width, height, channels: 3, background: '#3377aa' } });
}

/** A photo as a phone takes it: lying on its side, with the place and the owner in EXIF. */
function createPhonePhoto(): Promise<Buffer> {
  return createImage(3_000, 2_000)
    .withExif({
      IFD0: { Make: 'CANARY-MAKE' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '32/1 1/1 0/1', GPSLongitudeRef: 'E', GPSLongitude: '118/1 42/1 0/1' },
    })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();
}

describe('reencodePhoto', () => {
  it('turns the photo upright and makes two sizes of it', async () => {
    const photo = await reencodePhoto(await createPhonePhoto());
    expect([photo.width, photo.height]).toEqual([Math.round((fullEdge * 2) / 3), fullEdge]);
    const small = await sharp(photo.small).metadata();
    expect([small.width, small.height, small.format]).toEqual([smallEdge * (2 / 3), smallEdge, 'jpeg']);
  });

  it('leaves place, phone and every other metadata behind', async () => {
    const original = await createPhonePhoto();
    expect((await sharp(original).metadata()).exif).toBeDefined();
    const photo = await reencodePhoto(original);
    for (const bytes of [photo.full, photo.small]) {
      expect((await sharp(bytes).metadata()).exif).toBeUndefined();
      expect(bytes.includes('CANARY-MAKE')).toBe(false);
      expect(bytes.includes('Exif')).toBe(false);
    }
  });

  it('drops what hides behind the image', async () => {
    const polyglot = Buffer.concat([await createImage(20, 20).jpeg().toBuffer(), Buffer.from('<script>CANARY</script>')]);
    const photo = await reencodePhoto(polyglot);
    expect(photo.full.includes('CANARY')).toBe(false);
  });

  it('converts HEIC, turned as its container says and not as its EXIF says besides', async () => {
    const heic = await readFile(new URL('../testing/turned.heic', import.meta.url));
    expect(heic.includes('CANARY-MAKE')).toBe(true);
    const photo = await reencodePhoto(heic);
    expect([photo.width, photo.height]).toEqual([64, 96]);
    expect(photo.full.includes('CANARY-MAKE')).toBe(false);
    const { data, info } = await sharp(photo.full).raw().toBuffer({ resolveWithObject: true });
    const red = data.subarray(0, 3);
    const blue = data.subarray(-info.channels).subarray(0, 3);
    expect([(red[0] ?? 0) > 180 && (red[2] ?? 0) < 80, (blue[0] ?? 0) < 80 && (blue[2] ?? 0) > 180]).toEqual([true, true]);
  });

  it('refuses a damaged HEIC', async () => {
    const heic = await readFile(new URL('../testing/turned.heic', import.meta.url));
    await expect(reencodePhoto(heic.subarray(0, heic.length - 100))).rejects.toMatchObject({ code: 'damaged' });
    await expect(reencodePhoto(heic.subarray(0, 60))).rejects.toMatchObject({ code: 'damaged' });
  });

  it('refuses a HEIC bomb by what its container claims', async () => {
    const bomb = await readFile(new URL('../testing/turned.heic', import.meta.url));
    // Width and height follow the size, type and version of the `ispe` box (ISO/IEC 23008-12, 6.5.3).
    const box = bomb.indexOf('ispe');
    bomb.writeUInt32BE(12_000, box + 8);
    bomb.writeUInt32BE(12_000, box + 12);
    await expect(reencodePhoto(bomb)).rejects.toMatchObject({ code: 'tooManyPixels' });
  });

  it('refuses a strip that is longer than any photo', async () => {
    const strip = await createImage(maxEdge + 1, 1).png().toBuffer();
    await expect(reencodePhoto(strip)).rejects.toMatchObject({ code: 'tooLong' });
    await expect(reencodePhoto(await createImage(maxEdge, 1).png().toBuffer())).resolves.toMatchObject({ width: fullEdge });
  });

  it('does not enlarge small photos, and accepts PNG and WebP', async () => {
    for (const body of [await createImage(40, 30).png().toBuffer(), await createImage(40, 30).webp().toBuffer()]) {
      expect(await reencodePhoto(body)).toMatchObject({ width: 40, height: 30 });
    }
  });

  it.each([
    ['an SVG', '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'],
    ['an SVG behind an XML head', '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>'],
    ['a GIF', 'GIF89a\x01\x00\x01\x00'],
    ['an AVIF', '\x00\x00\x00\x1cftypavif\x00\x00\x00\x00avifmif1miaf'],
    ['a film', '\x00\x00\x00\x18ftypisom\x00\x00\x02\x00isomiso2mp41'],
    ['a PDF', '%PDF-1.7'],
    ['nothing', ''],
  ])('refuses %s for its format', async (_, text) => {
    await expect(reencodePhoto(Buffer.from(text, 'latin1'))).rejects.toMatchObject({ code: 'format' });
  });

  it('refuses a damaged image', async () => {
    const whole = await createImage(200, 200).png().toBuffer();
    await expect(reencodePhoto(whole.subarray(0, whole.length / 2))).rejects.toMatchObject({ code: 'damaged' });
  });

  it('refuses a bomb by what its header claims', async () => {
    const bomb = await createImage(9, 9).png().toBuffer();
    // Width and height stand at bytes 16 to 23 of a PNG, the checksum of their chunk at 29 (PNG third edition, 11.2.1).
    bomb.writeUInt32BE(60_000, 16);
    bomb.writeUInt32BE(60_000, 20);
    bomb.writeUInt32BE(crc32(bomb.subarray(12, 29)), 29);
    await expect(reencodePhoto(bomb)).rejects.toMatchObject({ code: 'tooManyPixels' });
  });
});

/** CRC-32 as PNG computes it (ISO 3309). */
function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}
