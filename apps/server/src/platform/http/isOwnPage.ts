import type { KnownHost } from './KnownHosts.ts';

/** What a browser says of the page that makes a request. */
export interface PageHeaders {
  readonly origin: string | undefined;
  /** `Sec-Fetch-Site` (Fetch Metadata Request Headers, 2.2). */
  readonly fetchSite: string | undefined;
}

/**
 * Whether a request comes from a page of the very host that it asks, or from no page at all. The three front ends are each
 * other's strangers: their cookies travel between sibling hosts of one site, so a fault in one must not open the others.
 * Programs name no page.
 */
export function isOwnPage({ origin, fetchSite }: PageHeaders, host: KnownHost): boolean {
  if (origin !== undefined) return origin === host.origin;
  return fetchSite === undefined || fetchSite === 'same-origin' || fetchSite === 'none';
}
