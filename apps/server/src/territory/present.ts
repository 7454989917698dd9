import type { DivisionView } from '@finemesh/contract';
import type { Division } from './queries.ts';

/** A division as everybody may see it. */
export function presentDivision({ version, from, publishedAt, note }: Division): DivisionView {
  return { version, from: from.toISOString(), publishedAt: publishedAt.toISOString(), note };
}
