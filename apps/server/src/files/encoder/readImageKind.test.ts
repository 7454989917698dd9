import { describe, expect, it } from 'vitest';
import { readImageKind } from './readImageKind.ts';

const bytesOf = (text: string): Uint8Array => Buffer.from(text, 'latin1');

describe('readImageKind', () => {
  it.each([
    ['jpeg', '\xff\xd8\xff\xe0'],
    ['png', '\x89PNG\r\n\x1a\n'],
    ['webp', 'RIFF\x00\x00\x00\x00WEBPVP8 '],
    // As iPhones write it, and as Android writes it.
    ['heic', '\x00\x00\x00\x24ftypheic\x00\x00\x00\x00mif1MiHBMiHEMiPr'],
    ['heic', '\x00\x00\x00\x18ftypmif1\x00\x00\x00\x00mif1heic'],
    ['heic', '\x00\x00\x00\x18ftypheix\x00\x00\x00\x00mif1heix'],
  ])('knows a %s', (kind, text) => {
    expect(readImageKind(bytesOf(text))).toBe(kind);
  });

  it.each([
    ['a container of something else', '\x00\x00\x00\x18ftypmif1\x00\x00\x00\x00mif1avif'],
    ['a brand behind the end of its box', '\x00\x00\x00\x10ftypmif1\x00\x00\x00\x00heicheic'],
    ['a box that is cut off', '\x00\x00\x00\x18ftyp'],
    ['RIFF of another form', 'RIFF\x00\x00\x00\x00WAVEfmt '],
    ['nothing', ''],
  ])('does not know %s', (_, text) => {
    expect(readImageKind(bytesOf(text))).toBeUndefined();
  });

  it('reads a view into a larger buffer', () => {
    const whole = bytesOf('xxxx\x00\x00\x00\x18ftypmif1\x00\x00\x00\x00mif1heic');
    expect(readImageKind(whole.subarray(4))).toBe('heic');
  });
});
