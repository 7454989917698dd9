import type { Config } from '../config/index.ts';

/** Names under which browsers reach this machine itself. */
const loopbackHosts = ['localhost', '127.0.0.1', '[::1]'];

/**
 * Whether a page of this origin may write to and open sockets at the host that it asks: each of the three front ends at its own
 * host only, so that a fault in one of them does not open the others; and, for a server that listens on this machine alone, its
 * plain addresses.
 *
 * @param askedHost the request's Host header.
 */
export function isAllowedOrigin(origin: string, askedHost: string | undefined, { origins, host, port }: Config): boolean {
  if (!URL.canParse(origin) || new URL(origin).host !== askedHost) return false;
  if (Object.values(origins).includes(origin)) return true;
  const local = host === '127.0.0.1' || host === 'localhost' || host === '::1';
  return local && loopbackHosts.some((name) => origin === `http://${name}:${port}`);
}
