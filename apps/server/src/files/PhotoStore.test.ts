import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createTempFolder } from '@finemesh/testkit';
import { describe, expect, it } from 'vitest';
import { PhotoStore } from './PhotoStore.ts';

async function createStore() {
  const folder = join(createTempFolder(), 'photos');
  const store = new PhotoStore(folder);
  await store.open();
  return { store, folder };
}

function encode(store: PhotoStore, id: string): void {
  const { source, full, small } = store.jobOf(id);
  for (const [path, text] of [[source, 'source'], [full, 'full'], [small, 'small']] as const) writeFileSync(path, text);
}

const textOf = (bytes: Uint8Array | null): string | undefined => bytes?.reduce((text, byte) => text + String.fromCharCode(byte), '');

describe('PhotoStore', () => {
  it('shows a photo once it is kept, and not before', async () => {
    const { store } = await createStore();
    encode(store, 'one');
    expect(await store.read('one', 'full')).toBeNull();
    await store.keep('one');
    expect([textOf(await store.read('one', 'full')), textOf(await store.read('one', 'small'))]).toEqual(['full', 'small']);
  });

  it('discards what is unfinished and leaves what is kept', async () => {
    const { store } = await createStore();
    encode(store, 'one');
    await store.keep('one');
    await store.discard('one');
    expect(existsSync(store.jobOf('one').source)).toBe(false);
    expect(await store.read('one', 'small')).not.toBeNull();
    await store.remove('one');
    expect(await store.read('one', 'small')).toBeNull();
    await store.remove('one');
  });

  it('removes at its opening what a killed process has left, and not what another one works on', async () => {
    const { store } = await createStore();
    encode(store, 'left');
    await store.open();
    expect(existsSync(store.jobOf('left').source)).toBe(true);
    await store.open(Date.now() + 3_600_001);
    expect(existsSync(store.jobOf('left').source)).toBe(false);
  });
});
