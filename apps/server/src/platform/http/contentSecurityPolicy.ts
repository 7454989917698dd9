import { createHash } from 'node:crypto';

/** Hosts that Mapbox GL JS calls; part of the policy only when the operator has set a token. */
const mapboxHosts = 'https://api.mapbox.com https://events.mapbox.com';

export interface PolicyOptions {
  /** The page as built; the import map in it is the only inline script that may run. */
  readonly html: string;
  /** The page's own origin as configured, for sockets back to it (`'self'` does not cover `ws:` in every browser). */
  readonly origin: string;
  readonly mapbox: boolean;
}

/** What a page of ours may load and call: its own origin, and nothing that was not built with it. */
export function contentSecurityPolicy({ html, origin, mapbox }: PolicyOptions): string {
  const importMap = /<script type="importmap">(.*?)<\/script>/s.exec(html)?.[1];
  const inlineHash =
    importMap === undefined ? [] : [`'sha256-${createHash('sha256').update(importMap).digest('base64')}'`];
  const sockets = origin.replace(/^http/, 'ws');
  const outside = mapbox ? [mapboxHosts] : [];
  return [
    `default-src 'self'`,
    ['script-src', `'self'`, ...inlineHash].join(' '),
    // Positions of map markers and of rows in long lists are set as style attributes by the code itself (CSSOM), which
    // this does not forbid; inline style sheets and attributes in markup are.
    `style-src 'self'`,
    ['img-src', `'self'`, 'data:', 'blob:', ...outside].join(' '),
    `worker-src 'self' blob:`,
    ['connect-src', `'self'`, sockets, ...outside].join(' '),
    `font-src 'self'`,
    `manifest-src 'self'`,
    `object-src 'none'`,
    `base-uri 'none'`,
    `form-action 'self'`,
    `frame-ancestors 'none'`,
  ].join('; ');
}
