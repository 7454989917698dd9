import { join } from 'node:path';
import { caseLimits, routes } from '@finemesh/contract';
import { repeatEvery, type AreaContext, type AreaRegistration } from '../platform/index.ts';
import { sweepPhotos } from './commands/sweepPhotos.ts';
import { PhotoEncoder } from './encoder/PhotoEncoder.ts';
import { PhotoIntake } from './PhotoIntake.ts';
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

/** Photos: received, made harmless, kept. */
export function registerFiles(context: AreaContext): FilesArea {
  const store = new PhotoStore(join(context.config.dataDir, 'photos'));
  const encoder = new PhotoEncoder({ logger: context.logger });
  const sweep = repeatEvery('files.sweepPhotos', sweepEveryMs, async (tx, { at, afterCommit }) => {
    const removed = await sweepPhotos(tx, at);
    // Rows first: a crash between the two leaves a file that nobody can ask for, not a row without its file.
    afterCommit(async () => {
      for (const id of removed) await store.remove(id);
    });
  });

  return {
    readPhoto: (photoId, size) => store.read(photoId, size),
    registration: {
      name: 'files',
      routes: [fileRoutes(context, store, new PhotoIntake({ store, encoder }))],
      bodyLimits: [{ path: routes.photos.uploadPhoto.path, maxBytes: caseLimits.photoBytes, announced: true, field: 'photo' }],
      dueHandlers: [sweep],
      start: () => store.open(),
      stop: async () => encoder.stop(),
    },
  };
}
