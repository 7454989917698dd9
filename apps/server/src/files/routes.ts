import { FinemeshError, routes, type UploadedPhoto } from '@finemesh/contract';
import { randomUUID } from 'node:crypto';
import type { Context } from 'hono';
import { limitRate, mountRoutes, runOnce, type ApiEnv, type AreaContext, type MountedRoutes } from '../platform/index.ts';
import type { PhotoStore } from './PhotoStore.ts';
import { reencodePhoto } from './reencodePhoto.ts';
import { photoTable } from './tables.ts';
import { Turnstile } from './Turnstile.ts';

/** Bodies that may arrive or wait for the encoder: at 12 MB each some 200 MB of memory. */
const maxWaiting = 16;
/** A place is held while the body arrives, and may not be held for nothing; a large photo on a slow phone takes half of it. */
const bodyWithinMs = 90_000;

/** Each photo costs a quarter of a second of a core; a building behind one address still gets its three a report through. */
const photoLimit = { burst: 60, perMinute: 60 };

/** Taking photos in. They are read through what keeps them, which knows who may. */
export function fileRoutes(context: AreaContext, store: PhotoStore): MountedRoutes {
  const turnstile = new Turnstile(maxWaiting);

  async function uploadPhoto(c: Context<ApiEnv>): Promise<UploadedPhoto> {
    const caller = await c.var.caller();
    const photo = await turnstile.pass(() => readBody(c), reencodePhoto);
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
    return answer;
  }

  return mountRoutes(
    routes.photos,
    { uploadPhoto: (_, c) => uploadPhoto(c) },
    { uploadPhoto: limitRate(context, photoLimit) },
  );
}

/** The body, unless it takes so long that its waiting place is better given to others. */
async function readBody(c: Context<ApiEnv>): Promise<Uint8Array> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      // The rest of it is not read to its end.
      c.header('Connection', 'close');
      reject(new FinemeshError('unavailable', { detail: 'the photo came too slowly' }));
    }, bodyWithinMs);
  });
  try {
    return new Uint8Array(await Promise.race([c.req.arrayBuffer(), late]));
  } finally {
    clearTimeout(timer);
  }
}
