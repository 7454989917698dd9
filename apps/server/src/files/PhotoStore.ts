import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ReencodedPhoto } from './reencodePhoto.ts';

/** `full`: up to 2,048 pixels; `small`: up to 480. */
export type PhotoSize = 'full' | 'small';

const sizes: readonly PhotoSize[] = ['full', 'small'];

/** The images in a folder of their own. Names are made here from ids, never from what a client sent. */
export class PhotoStore {
  readonly #folder: string;

  /** @param folder made on first use. */
  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Writes both sizes. A file has its name only once it is whole. */
  async write(id: string, photo: ReencodedPhoto): Promise<void> {
    await mkdir(this.#folder, { recursive: true, mode: 0o700 });
    for (const size of sizes) {
      const path = this.#pathOf(id, size);
      await writeFile(`${path}.part`, photo[size], { mode: 0o600 });
      await rename(`${path}.part`, path);
    }
  }

  /** The JPEG bytes, `null` for a photo that is not here. */
  async read(id: string, size: PhotoSize): Promise<Uint8Array<ArrayBuffer> | null> {
    try {
      return Uint8Array.from(await readFile(this.#pathOf(id, size)));
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
      throw error;
    }
  }

  /** Removes both sizes; a file that is gone already is no failure. */
  async remove(id: string): Promise<void> {
    for (const size of sizes) await rm(this.#pathOf(id, size), { force: true });
  }

  #pathOf(id: string, size: PhotoSize): string {
    return join(this.#folder, `${id}-${size}.jpg`);
  }
}
