import { routes, type UploadedPhoto } from '@finemesh/contract';
import type { Context } from 'hono';
import { limitRate, mountRoutes, networkOf, runOnce, type ApiEnv, type AreaContext, type MountedRoutes } from '../platform/index.ts';
import type { PhotoIntake } from './PhotoIntake.ts';
import type { PhotoStore } from './PhotoStore.ts';
import { photoTable } from './tables.ts';

/** Each photo costs a quarter of a second of a core; a building behind one address still gets its three a report through. */
const photoLimit = { burst: 60, perMinute: 60 };

/** Sending photos in. They are read through what keeps them, which knows who may. */
export function fileRoutes({ clock, config, database }: AreaContext, store: PhotoStore, intake: PhotoIntake): MountedRoutes {
  async function uploadPhoto(key: string, c: Context<ApiEnv>): Promise<UploadedPhoto> {
    const caller = await c.var.caller();
    const photo = await intake.accept(networkOf(c.var.remoteAddress), c.req.raw.body);
    const { id: photoId, width, height } = photo;
    // The file stands before its row is committed. When no row comes of it, or an earlier answer does, it goes again.
    let answer: UploadedPhoto | undefined;
    try {
      answer = await runOnce(
        c,
        key,
        database,
        async (tx) => {
          const uploadedBy = caller?.accountId ?? null;
          await tx.insert(photoTable).values({ id: photoId, width, height, uploadedBy, uploadedAt: clock.now() });
          return { photoId, width, height };
        },
        photo.digest,
      );
    } finally {
      if (answer?.photoId !== photoId) await store.remove(photoId);
    }
    return answer;
  }

  return mountRoutes(
    routes.photos,
    { uploadPhoto: ({ key }, c) => uploadPhoto(key, c) },
    { uploadPhoto: limitRate({ config, clock }, photoLimit) },
  );
}
