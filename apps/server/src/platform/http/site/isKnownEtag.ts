/**
 * Whether a browser that sends this `If-None-Match` has the representation (RFC 9110, 13.1.2: the comparison is weak). Entries
 * are split first and trimmed then: one pattern for comma and white space takes quadratic time on a long run of spaces.
 */
export function isKnownEtag(ifNoneMatch: string | undefined, etag: string): boolean {
  return ifNoneMatch?.split(',').some((entry) => entry.trim().replace(/^W\//, '') === etag) === true;
}
