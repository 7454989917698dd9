import type { IncomingMessage } from 'node:http';

/**
 * Where a request comes from, for rate limits. X-Forwarded-For is written by whoever sends the request, so it counts
 * only with `TRUST_PROXY`, and then only its last entry, which is the one that the operator's proxy has added.
 */
export function remoteAddressOf(incoming: IncomingMessage | undefined, trustProxy: boolean): string {
  const socketAddress = incoming?.socket.remoteAddress ?? 'unknown';
  if (!trustProxy) return socketAddress;
  const forwarded = incoming?.headers['x-forwarded-for'];
  const last = (Array.isArray(forwarded) ? forwarded.at(-1) : forwarded)?.split(',').at(-1)?.trim();
  return last === undefined || last === '' ? socketAddress : last;
}
