import { FinemeshError } from '@finemesh/contract';
import { describe, expect, it } from 'vitest';
import { Hono } from 'hono';
import type { ApiEnv } from './ApiEnv.ts';
import { limitBody } from './limitBody.ts';

const app = new Hono<ApiEnv>();
app.onError((error, context) => context.json({ code: error instanceof FinemeshError ? error.code : 'internal' }, 400));
app.use(
  limitBody([
    { path: '/photos', maxBytes: 1_000_000, announced: true, field: 'photo' },
    { path: '/readings', maxBytes: 4_096, announced: false },
  ]),
);
app.post('/*', async (context) => context.json({ code: `read ${(await context.req.arrayBuffer()).byteLength}` }));

/** Sends so many bytes; without a length they come in chunks. */
async function send(path: string, bytes: number, { type = 'application/json', announced = true } = {}): Promise<string> {
  const headers: Record<string, string> = { 'Content-Type': type };
  if (announced) headers['Content-Length'] = String(bytes);
  else headers['Transfer-Encoding'] = 'chunked';
  const answer = await app.request(path, { method: 'POST', headers, body: new Uint8Array(bytes) });
  return ((await answer.json()) as { code: string }).code;
}

describe('limitBody', () => {
  it.each([
    ['/cases', 262_144, 262_145],
    ['/readings', 4_096, 4_097],
  ])('lets %s have %i bytes and not %i, announced or counted', async (path, most, more) => {
    expect(await send(path, most)).toBe(`read ${most}`);
    expect(await send(path, most, { announced: false })).toBe(`read ${most}`);
    expect(await send(path, more)).toBe('tooLarge');
    expect(await send(path, more, { announced: false })).toBe('tooLarge');
  });

  it.each(['image/png', 'image/jpeg', 'IMAGE/WEBP', 'multipart/form-data', ''])('is not lifted elsewhere by the type %j', async (type) => {
    expect(await send('/cases', 262_145, { type })).toBe('tooLarge');
    expect(await send('/cases', 262_145, { type, announced: false })).toBe('tooLarge');
  });

  it('reads a large body only where its length is announced', async () => {
    expect(await send('/photos', 1_000_000, { type: 'image/png' })).toBe('read 1000000');
    expect(await send('/photos', 1_000_001, { type: 'image/png' })).toBe('tooLarge');
    expect(await send('/photos', 10, { type: 'image/png', announced: false })).toBe('malformedRequest');
  });

  it('means the whole path', async () => {
    expect(await send('/photos/', 262_145)).toBe('tooLarge');
    expect(await send('/api/photos', 262_145)).toBe('tooLarge');
  });
});
