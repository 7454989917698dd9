import type { RemoteManifest, RemoteModule } from '@finemesh/contract';

/** What a host needs of the page to load a remote; another one in tests. */
export interface RemoteLoader {
  readonly fetchManifest: (url: string) => Promise<RemoteManifest>;
  readonly importModule: (url: string) => Promise<unknown>;
  readonly addStyles: (url: string, integrity: string | undefined) => Promise<void>;
}

/**
 * Loads a micro-frontend at run time: its manifest, its styles (once a page), then its entry as a native ES module.
 *
 * @throws Error where the manifest, a style or the module cannot be loaded or exports no `mount`; the host says so in place
 *   and may call again.
 */
export async function loadRemote<Context>(
  name: string,
  loader: RemoteLoader = pageLoader,
): Promise<RemoteModule<Context, HTMLElement>> {
  const base = `/remotes/${name}/`;
  const manifest = await loader.fetchManifest(`${base}manifest.json`);
  await Promise.all(manifest.styles.map((file) => loader.addStyles(base + file, manifest.integrity[file])));
  const module = await loader.importModule(base + manifest.entry);
  if (!hasMount<Context>(module)) throw new Error(`the remote ${name} exports no mount function`);
  return module;
}

function hasMount<Context>(module: unknown): module is RemoteModule<Context, HTMLElement> {
  return typeof module === 'object' && module !== null && 'mount' in module && typeof module.mount === 'function';
}

const pageLoader: RemoteLoader = {
  async fetchManifest(url) {
    const response = await fetch(url, { cache: 'no-cache' });
    if (!response.ok) throw new Error(`${url} answers ${response.status}`);
    return (await response.json()) as RemoteManifest;
  },
  importModule: (url) => import(/* @vite-ignore */ new URL(url, location.href).href),
  addStyles(url, integrity) {
    if (document.querySelector(`link[rel="stylesheet"][href="${url}"]`) !== null) return Promise.resolve();
    return new Promise((resolve, reject) => {
      const link = document.createElement('link');
      link.rel = 'stylesheet';
      link.href = url;
      if (integrity !== undefined) link.integrity = integrity;
      link.addEventListener('load', () => resolve());
      link.addEventListener('error', () => {
        // A failed link would answer for the next try otherwise.
        link.remove();
        reject(new Error(`${url} cannot be loaded`));
      });
      document.head.append(link);
    });
  },
};
