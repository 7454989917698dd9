import { mkdir, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { EncodeJob } from './encoder/encoder-messages.ts';

/** `full`: up to 2,048 pixels; `small`: up to 480. */
export type PhotoSize = 'full' | 'small';

const sizes: readonly PhotoSize[] = ['full', 'small'];

/** No photo arrives, waits and is encoded for so long. */
const abandonedAfterMs = 3_600_000;

/**
 * The images in a folder of their own. Names are made here from ids, never from what a client sent. What arrives and what is
 * being encoded lies in a folder beside them until it is whole.
 */
export class PhotoStore {
  readonly #folder: string;
  readonly #unfinished: string;

  /** @param folder made by `open`. */
  constructor(folder: string) {
    this.#folder = folder;
    this.#unfinished = join(folder, 'unfinished');
  }

  /** Makes the folders, and removes what a process that was killed has left unfinished. @param now milliseconds since 1970. */
  async open(now = Date.now()): Promise<void> {
    await mkdir(this.#unfinished, { recursive: true, mode: 0o700 });
    for (const name of await readdir(this.#unfinished)) {
      const path = join(this.#unfinished, name);
      // What another process on the same folder works on is younger.
      if ((await stat(path)).mtimeMs < now - abandonedAfterMs) await rm(path, { force: true });
    }
  }

  /** Where the photo's source arrives and its two sizes are written, before `keep`. */
  jobOf(id: string): EncodeJob {
    const path = (name: string): string => join(this.#unfinished, `${id}-${name}`);
    return { source: path('source'), full: path('full.jpg'), small: path('small.jpg') };
  }

  /** Keeps both sizes of an encoded photo. A file has its name only once it is whole. */
  async keep(id: string): Promise<void> {
    const job = this.jobOf(id);
    for (const size of sizes) await rename(job[size], this.#pathOf(id, size));
  }

  /** Removes what is unfinished of a photo, whether it is kept or not. */
  async discard(id: string): Promise<void> {
    for (const path of Object.values(this.jobOf(id))) await rm(path, { force: true });
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
