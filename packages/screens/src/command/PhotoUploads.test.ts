import type { Call } from '@finemesh/client';
import { FinemeshError } from '@finemesh/contract';
import { beforeEach, expect, it } from 'vitest';
import { PhotoUploads } from './PhotoUploads.ts';

let sent: { name: string; key: string }[];
let failures: FinemeshError[];
let uploads: PhotoUploads;

beforeEach(() => {
  sent = [];
  failures = [];
  let keys = 0;
  const uploadPhoto = async ({ body: photo, key }: Call<'uploadPhoto'>) => {
    sent.push({ name: (photo as File).name, key });
    const failure = failures.shift();
    if (failure !== undefined) throw failure;
    return { photoId: `photo-of-${key}`, width: 1, height: 1 };
  };
  uploads = new PhotoUploads({ uploadPhoto }, () => `k${(keys += 1)}`);
});

const createPhoto = (name: string) => new File(['x'], name);

it('answers with the ids in the order of the files, also for files of one name', async () => {
  expect(await uploads.send([createPhoto('image.jpg'), createPhoto('image.jpg')])).toEqual(['photo-of-k1', 'photo-of-k2']);
});

it('sends each photo once over all tries', async () => {
  const [first, second] = [createPhoto('a.jpg'), createPhoto('b.jpg')];
  await uploads.send([first]);
  expect(await uploads.send([first, second])).toEqual(['photo-of-k1', 'photo-of-k2']);
  expect(sent.map(({ name }) => name)).toEqual(['a.jpg', 'b.jpg']);
});

it('stops at the first that does not arrive, and sends that one again under its key', async () => {
  failures = [new FinemeshError('unavailable')];
  const photos = [createPhoto('a.jpg'), createPhoto('b.jpg')];
  await expect(uploads.send(photos)).rejects.toMatchObject({ code: 'unavailable' });
  expect(sent).toHaveLength(1);
  await uploads.send(photos);
  expect(sent.map(({ key }) => key)).toEqual(['k1', 'k1', 'k2']);
});
