import { join } from 'node:path';
import { caseLimits } from '@finemesh/contract';
import type { AreaContext, AreaRegistration } from '../platform/index.ts';
import { sweepPhotos } from './commands/sweepPhotos.ts';
import { PhotoStore, type PhotoSize } from './PhotoStore.ts';
import { fileRoutes } from './routes.ts';

export { attachPhotos } from './commands/attachPhotos.ts';
export type { PhotoSize } from './PhotoStore.ts';

/** The area and what others use of it. */
export interface FilesArea {
  readonly registration: AreaRegistration;
  /** The JPEG bytes of a photo, `null` when it is not here. Whether the reader may see it is for the caller to know. */
  readPhoto(photoId: string, size: PhotoSize): Promise<Uint8Array<ArrayBuffer> | null>;
}

const sweepEveryMs = 10 * 60_000;

/** Photos: taken in, made harmless, kept. */
export function registerFiles(context: AreaContext): FilesArea {
  const store = new PhotoStore(join(context.config.dataDir, 'photos'));
  let timer: NodeJS.Timeout | undefined;

  async function sweep(): Promise<void> {
    try {
      await sweepPhotos(context.database, store, context.clock.now());
    } catch (error) {
      context.logger.warn({ err: error }, 'photos that belong to nothing could not be removed; trying again later');
    }
  }

  return {
    readPhoto: (photoId, size) => store.read(photoId, size),
    registration: {
      name: 'files',
      api: fileRoutes(context, store),
      bodyLimits: [{ path: '/api/photos', maxBytes: caseLimits.photoBytes, announced: true, field: 'photo' }],
      async start() {
        await sweep();
        timer = setInterval(() => void sweep(), sweepEveryMs);
        timer.unref();
      },
      stop: async () => clearInterval(timer),
    },
  };
}
