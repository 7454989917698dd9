import { errorKinds, type ErrorCode } from '../errors.ts';
import type { Route } from './Route.ts';

/** Every code with which a call of the route can be refused: its own, and what follows from its form. */
export function errorsOf(route: Route): ErrorCode[] {
  const codes = new Set<ErrorCode>(route.errors);
  const reads = route.foreign !== true && [route.params, route.query, route.headers, route.body].some((part) => part !== undefined);
  if (reads || route.idempotent) codes.add('invalidInput');
  if (route.body !== undefined) for (const code of ['malformedRequest', 'tooLarge', 'unsupportedMedia'] as const) codes.add(code);
  // Operators ask for health and figures by whatever name they have for the host, and from wherever they are.
  if (route.path.startsWith('/api/') || route.foreign === true) codes.add('misdirected').add('foreignOrigin');
  if (route.security === 'session') codes.add('notSignedIn');
  if (route.idempotent) codes.add('idempotencyKeyReused');
  codes.add('internal').add('storageAway').add('unavailable');
  return [...codes].sort((a, b) => errorKinds[a].status - errorKinds[b].status || a.localeCompare(b));
}
