import type { AreaContext, AreaRegistration } from './platform/index.ts';

/** Every area of the server, in the order in which they start. An area that needs another is given it here. */
export function registerAreas(_context: AreaContext): AreaRegistration[] {
  return [];
}
