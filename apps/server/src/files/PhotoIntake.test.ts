import { readdir } from 'node:fs/promises';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createTempFolder, registerEnd, until } from '@finemesh/testkit';
import { describe, expect, it } from 'vitest';
import type { EncodeJob, EncodeOutcome } from './encoder/encoder-messages.ts';
import { PhotoIntake } from './PhotoIntake.ts';
import { PhotoStore } from './PhotoStore.ts';

async function createIntake(encode: (job: EncodeJob) => Promise<EncodeOutcome>) {
  const folder = join(createTempFolder(), 'photos');
  const store = new PhotoStore(folder);
  await store.open();
  return { store, folder, intake: new PhotoIntake({ store, encoder: { encode } }) };
}

const bodyOf = (text: string): ReadableStream<Uint8Array> => {
  const { body } = new Response(text);
  if (body === null) throw new Error('a text has a body');
  return body;
};
/** A body that never ends, until the test does. */
const endless = (): ReadableStream<Uint8Array> =>
  new ReadableStream({ start: (controller) => registerEnd(() => controller.error(new Error('the test is over'))) });

async function encodeAll(job: EncodeJob): Promise<EncodeOutcome> {
  writeFileSync(job.full, 'full');
  writeFileSync(job.small, 'small');
  return { kind: 'encoded', width: 4, height: 3 };
}

describe('PhotoIntake', () => {
  it('keeps both sizes and nothing of the source', async () => {
    const { intake, store, folder } = await createIntake(encodeAll);
    const photo = await intake.accept('a', bodyOf('source'));
    expect(photo).toMatchObject({ width: 4, height: 3 });
    expect(Buffer.from((await store.read(photo.id, 'small')) ?? []).toString()).toBe('small');
    expect(await readdir(join(folder, 'unfinished'))).toEqual([]);
  });

  it.each<[EncodeOutcome, object]>([
    [{ kind: 'refused', code: 'format', message: 'm' }, { code: 'unsupportedMedia', fields: [{ field: 'photo', code: 'format' }] }],
    [{ kind: 'refused', code: 'tooSlow', message: 'm' }, { code: 'unsupportedMedia', fields: [{ field: 'photo', code: 'tooSlow' }] }],
    [{ kind: 'refused', code: 'tooLong', message: 'm' }, { code: 'tooLarge', fields: [{ field: 'photo', code: 'tooLong' }] }],
    [{ kind: 'broken', code: 'ENOSPC', message: 'm' }, { code: 'ENOSPC' }],
  ])('keeps nothing of %j', async (outcome, failure) => {
    const { intake, folder } = await createIntake(async () => outcome);
    await expect(intake.accept('a', bodyOf('source'))).rejects.toMatchObject(failure);
    expect(await readdir(folder)).toEqual(['unfinished']);
    expect(await readdir(join(folder, 'unfinished'))).toEqual([]);
  });

  it('lets half-sent photos of one sender shut nobody else out', async () => {
    const { intake } = await createIntake(encodeAll);
    for (let sent = 0; sent < 16; sent += 1) intake.accept('hostile', endless()).catch(() => undefined);
    await expect(intake.accept('hostile', bodyOf('one more'))).rejects.toMatchObject({ code: 'tooManyRequests' });
    await expect(intake.accept('resident', bodyOf('a photo'))).resolves.toMatchObject({ width: 4 });
  });

  it('lets slow photos of one sender delay another by one', async () => {
    const ends: (() => void)[] = [];
    const { intake } = await createIntake(async (job) => {
      await new Promise<void>((resolve) => ends.push(resolve));
      return encodeAll(job);
    });
    const done: string[] = [];
    const send = (sender: string): Promise<unknown> => intake.accept(sender, bodyOf('photo')).then(() => done.push(sender));
    const all = Array.from({ length: 5 }, () => send('hostile'));
    await until('the first of five', () => ends.length === 1);
    all.push(send('resident'));
    // Long enough for the resident's photo to arrive behind the five.
    await new Promise((resolve) => setTimeout(resolve, 50));
    while (done.length < 6) {
      ends.shift()?.();
      await new Promise(setImmediate);
    }
    await Promise.all(all);
    expect(done.indexOf('resident')).toBeLessThanOrEqual(2);
  });
});
