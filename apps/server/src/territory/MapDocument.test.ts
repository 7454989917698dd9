import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { chooseEncoding, createMapDocument } from './MapDocument.ts';

describe('chooseEncoding', () => {
  it.each([
    ['gzip, deflate, br', 'br'],
    ['gzip', 'gzip'],
    ['br;q=0, gzip;q=0.5', 'gzip'],
    ['', 'identity'],
    [undefined, 'identity'],
  ])('answers %o with %s', (header, encoding) => {
    expect(chooseEncoding(header)).toBe(encoding);
  });
});

describe('createMapDocument', () => {
  it('gives the same bytes under every coding', async () => {
    const document = await createMapDocument('v1', '{"name":"洲岛家园"}');
    expect(document.etag).toBe('"v1"');
    expect(brotliDecompressSync(document.bodies.br).toString()).toBe('{"name":"洲岛家园"}');
    expect(gunzipSync(document.bodies.gzip).toString()).toBe('{"name":"洲岛家园"}');
    expect(Buffer.from(document.bodies.identity).toString()).toBe('{"name":"洲岛家园"}');
  });
});
