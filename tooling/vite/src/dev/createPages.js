import { createReadStream, existsSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';

/** First label of the host name → the app's folder. Whatever else is asked for gets the portal, as in production. */
const appOfSite = /** @type {Record<string, string>} */ ({
  portal: 'resident-portal',
  workbench: 'workbench',
  wall: 'command-center',
});

/** @type {Record<string, string>} */
const contentTypes = {
  '.ico': 'image/x-icon',
  '.json': 'application/json',
  '.mp3': 'audio/mpeg',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.wav': 'audio/wav',
  '.webmanifest': 'application/manifest+json',
};

/** @param {string | undefined} host the request's Host header @returns {string} folder under apps/ */
function appOfHost(host = '') {
  return appOfSite[host.split('.')[0] ?? ''] ?? 'resident-portal';
}

/**
 * Answers for what belongs to one app alone: its page, at whatever path its router knows, and its public files.
 *
 * @param {string} root
 * @param {import('vite').ViteDevServer} vite
 */
export function createPages(root, vite) {
  /**
   * @param {import('node:http').IncomingMessage} request
   * @param {import('node:http').ServerResponse} response
   * @param {string} path
   * @returns {Promise<boolean>} whether it was answered
   */
  return async (request, response, path) => {
    const app = appOfHost(request.headers.host);
    const file = join(root, 'apps', app, 'public', normalize(path));
    if (path !== '/' && existsSync(file) && statSync(file).isFile()) {
      response.setHeader('content-type', contentTypes[extname(file)] ?? 'application/octet-stream');
      createReadStream(file).pipe(response);
      return true;
    }
    // A page is what a person opens; whatever a page then asks for does not ask for HTML first.
    if (request.method !== 'GET' || !request.headers.accept?.includes('text/html')) return false;
    const html = await readFile(join(root, 'apps', app, 'index.html'), 'utf8');
    const page = await vite.transformIndexHtml(`/apps/${app}/index.html`, withAppPaths(html, app), request.url);
    response.setHeader('content-type', 'text/html').end(page);
    return true;
  };
}

/**
 * The app's own root is a folder of the one Vite here, so `/src/…` in its page means `/apps/<app>/src/…`.
 *
 * @param {string} html
 * @param {string} app
 */
function withAppPaths(html, app) {
  return html.replaceAll(/(src|href)="\/src\//g, `$1="/apps/${app}/src/`);
}
