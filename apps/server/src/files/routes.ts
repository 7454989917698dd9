import { caseLimits, FinemeshError, uploadedPhotoSchema, type UploadedPhoto } from '@finemesh/contract';
import { createRoute, z } from '@hono/zod-openapi';
import { randomUUID } from 'node:crypto';
import { createApi, limitRate, problemResponses, runOnce, type Api, type AreaContext } from '../platform/index.ts';
import type { PhotoStore } from './PhotoStore.ts';
import { reencodePhoto } from './reencodePhoto.ts';
import { photoTable } from './tables.ts';
import { Turnstile } from './Turnstile.ts';

/** Bodies that may wait for the encoder: at 12 MB each some 100 MB of memory. */
const maxWaiting = 8;

/** Each photo costs a quarter of a second of a core; a building behind one address still gets its three a report through. */
const photoLimit = { burst: 60, perMinute: 60 };

/** Taking photos in. They are read through what keeps them, which knows who may. */
export function fileRoutes(context: AreaContext, store: PhotoStore): Api {
  const api = createApi();
  const turnstile = new Turnstile(maxWaiting);
  api.on('POST', '/photos', limitRate(context, photoLimit));

  api.openapi(uploadPhoto, async (c) => {
    if (Number(c.req.header('Content-Length') ?? 0) > caseLimits.photoBytes) throw tooLarge();
    const body = new Uint8Array(await c.req.arrayBuffer());
    if (body.byteLength > caseLimits.photoBytes) throw tooLarge();
    const caller = await c.var.caller();
    const photo = await turnstile.pass(() => reencodePhoto(body));
    const photoId = randomUUID();
    await store.write(photoId, photo);
    // The file stands before its row is committed. When no row comes of it, or an earlier answer does, it goes again.
    let answer: UploadedPhoto | undefined;
    try {
      answer = await runOnce(c, context.database, async (tx) => {
        const { width, height } = photo;
        const uploadedBy = caller?.accountId ?? null;
        await tx.insert(photoTable).values({ id: photoId, width, height, uploadedBy, uploadedAt: context.clock.now() });
        return { photoId, width, height };
      });
    } finally {
      if (answer?.photoId !== photoId) await store.remove(photoId);
    }
    return c.json(answer, 201);
  });

  return api;
}

function tooLarge(): FinemeshError {
  return new FinemeshError('tooLarge', {
    fields: [{ field: 'photo', code: 'tooManyBytes', message: `at most ${caseLimits.photoBytes} bytes` }],
  });
}

const image = { schema: z.string().openapi({ type: 'string', format: 'binary' }) };

const uploadPhoto = createRoute({
  method: 'post',
  path: '/photos',
  tags: ['files'],
  summary: 'Send a photo, to be named in a report or a resolution within an hour',
  request: {
    body: { content: { 'image/jpeg': image, 'image/png': image, 'image/webp': image }, required: true },
  },
  responses: {
    201: { description: 'Its id', content: { 'application/json': { schema: uploadedPhotoSchema } } },
    ...problemResponses('invalidInput', 'tooLarge', 'unsupportedMedia', 'tooManyRequests', 'unavailable', 'idempotencyKeyReused'),
  },
});
