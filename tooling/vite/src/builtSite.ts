import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';

/** For tests only: where the parts of a built site lie on disk. */
export interface SiteFolders {
  host: string;
  remotes: string;
  shared: string;
}

export interface BuiltSite {
  origin: string;
  /** Paths in the order in which the browser asked for them. */
  requested: string[];
  stop: () => Promise<void>;
}

const contentTypes: Record<string, string> = {
  '.css': 'text/css',
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
};

/** Serves a built host, its remotes and the shared modules under the policy that the product's server sets. */
export async function serveBuiltSite(folders: SiteFolders): Promise<BuiltSite> {
  const html = await readFile(join(folders.host, 'index.html'), 'utf8');
  const policy = contentSecurityPolicy(html);
  const requested: string[] = [];
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://host').pathname;
    requested.push(path);
    readFile(fileFor(path, folders)).then(
      (bytes) => {
        response.writeHead(200, {
          'content-type': contentTypes[extname(fileFor(path, folders))] ?? 'application/octet-stream',
          'content-security-policy': policy,
        });
        response.end(bytes);
      },
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requested,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function fileFor(path: string, { host, remotes, shared }: SiteFolders): string {
  if (path === '/') return join(host, 'index.html');
  if (path.startsWith('/shared/')) return join(shared, path.slice('/shared/'.length));
  if (path.startsWith('/remotes/')) return join(remotes, path.slice('/remotes/'.length).replace('/', '/dist/'));
  return join(host, path);
}

function contentSecurityPolicy(html: string): string {
  const map = /<script type="importmap">(.*?)<\/script>/s.exec(html)?.[1] ?? '';
  const hash = createHash('sha256').update(map).digest('base64');
  return [
    "default-src 'self'",
    `script-src 'self' 'sha256-${hash}'`,
    "style-src 'self'",
    "img-src 'self' data: blob:",
    "object-src 'none'",
    "base-uri 'none'",
  ].join('; ');
}
