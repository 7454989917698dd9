import type { ApiClient } from '@finemesh/client';

interface Upload {
  readonly key: string;
  photoId?: string;
}

/** Photos that go with a command: each is sent once, however often the command is tried. */
export class PhotoUploads {
  readonly #api: Pick<ApiClient, 'uploadPhoto'>;
  readonly #createKey: () => string;
  // By file and not by name: two photos of one phone may have the same name.
  readonly #uploads = new WeakMap<File, Upload>();

  constructor(api: Pick<ApiClient, 'uploadPhoto'>, createKey: () => string = () => crypto.randomUUID()) {
    this.#api = api;
    this.#createKey = createKey;
  }

  /**
   * Sends what has not arrived yet.
   *
   * @returns the photos' ids in the order of the files.
   * @throws FinemeshError of the first photo that did not arrive; those before it are not sent again.
   */
  async send(files: readonly File[]): Promise<string[]> {
    const ids: string[] = [];
    // One after the other: a phone's uplink is narrow, and the first failure should stop the rest.
    for (const file of files) ids.push(await this.#sendOne(file));
    return ids;
  }

  async #sendOne(file: File): Promise<string> {
    const upload: Upload = this.#uploads.get(file) ?? { key: this.#createKey() };
    this.#uploads.set(file, upload);
    upload.photoId ??= (await this.#api.uploadPhoto({ body: file, key: upload.key })).photoId;
    return upload.photoId;
  }
}
