import { expect, it } from 'vitest';
import { loadRemote, type RemoteLoader } from './loadRemote.ts';

const manifest = { name: 'sheet', version: '1', entry: 'mount-1.js', styles: ['style-1.css'], integrity: { 'style-1.css': 'sha256-x' } };

function createLoader(module: unknown, asked: string[] = []): RemoteLoader {
  return {
    fetchManifest: async (url) => (asked.push(url), manifest),
    addStyles: async (url, integrity) => void asked.push(`${url} ${integrity}`),
    importModule: async (url) => (asked.push(url), module),
  };
}

it('loads the manifest, then styles with their hash, then the entry, and answers with the mount contract', async () => {
  const asked: string[] = [];
  const module = { mount: () => () => undefined };
  expect(await loadRemote('sheet', createLoader(module, asked))).toBe(module);
  expect(asked).toEqual(['/remotes/sheet/manifest.json', '/remotes/sheet/style-1.css sha256-x', '/remotes/sheet/mount-1.js']);
});

it('rejects where the remote is down or is no remote, so that the host can say so in place', async () => {
  await expect(loadRemote('sheet', createLoader({ render: 1 }))).rejects.toThrow('exports no mount function');
  const down = { ...createLoader({}), fetchManifest: () => Promise.reject(new Error('503')) };
  await expect(loadRemote('sheet', down)).rejects.toThrow('503');
});
