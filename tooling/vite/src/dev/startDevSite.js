import { createServer as createHttpServer } from 'node:http';
import tailwindcss from '@tailwindcss/vite';
import vue from '@vitejs/plugin-vue';
import { createServer as createVite } from 'vite';
import { createPages } from './createPages.js';
import { devManifest } from './devManifest.js';
import { isServerPath, isSocketPath, passRequest, passUpgrade } from './passToServer.js';

/** @type {typeof import('./index.d.ts').startDevSite} */
export async function startDevSite({ root, port, serverPort }) {
  const http = createHttpServer();
  const vite = await createVite({
    root,
    configFile: false,
    appType: 'custom',
    publicDir: false,
    clearScreen: false,
    cacheDir: `${root}/node_modules/.vite`,
    plugins: [
      // Public files belong to an app, not to the one Vite, so a template's `/icon.svg` is an address and no import.
      vue({ features: { optionsAPI: false }, template: { transformAssetUrls: { includeAbsolute: false } } }),
      tailwindcss(),
    ],
    optimizeDeps: { entries: ['apps/*/src/main.ts', 'apps/*/src/mount.ts', '!apps/server/**'] },
    server: {
      middlewareMode: true,
      hmr: { server: http },
      watch: { ignored: ['**/dist/**', '**/.turbo/**', '**/.finemesh/**', '**/test-results/**'] },
    },
  });
  const pages = createPages(root, vite);

  http.on('request', (request, response) => {
    const path = new URL(request.url ?? '/', 'http://host').pathname;
    const manifest = devManifest(root, path);
    if (isServerPath(path)) return passRequest(request, response, serverPort);
    if (manifest) return response.setHeader('content-type', 'application/json').end(JSON.stringify(manifest));
    pages(request, response, path).then(
      (answered) => {
        if (!answered) vite.middlewares(request, response);
      },
      (error) => {
        vite.ssrFixStacktrace(error);
        response.writeHead(500, { 'content-type': 'text/plain' }).end(String(error.stack));
      },
    );
  });
  // Vite takes the upgrades of its own protocol by itself.
  http.on('upgrade', (request, socket, head) => {
    const path = new URL(request.url ?? '/', 'http://host').pathname;
    if (isSocketPath(path)) passUpgrade(request, socket, head, serverPort);
  });

  await new Promise((resolve, reject) => {
    http.once('error', reject);
    http.listen(port, '127.0.0.1', () => resolve(undefined));
  });
  const address = /** @type {import('node:net').AddressInfo} */ (http.address());
  return {
    port: address.port,
    stop: async () => {
      await vite.close();
      http.closeAllConnections();
      await new Promise((resolve) => http.close(resolve));
    },
  };
}
