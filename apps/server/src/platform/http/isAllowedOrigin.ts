import type { Config } from '../config/index.ts';

/** Names under which browsers reach this machine itself. */
const loopbackHosts = ['localhost', '127.0.0.1', '[::1]'];

/**
 * Whether a page of this origin may write and open sockets: the three front ends and, for a server that listens on this
 * machine alone, its plain addresses.
 */
export function isAllowedOrigin(origin: string, { origins, host, port }: Config): boolean {
  if (Object.values(origins).includes(origin)) return true;
  const local = host === '127.0.0.1' || host === 'localhost' || host === '::1';
  return local && loopbackHosts.some((name) => origin === `http://${name}:${port}`);
}
