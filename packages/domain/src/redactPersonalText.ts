/** What stands in the place of a number that could point at a person or a flat. */
export const redactionMark = '▇▇';

/**
 * Runs of characters that point at a person or a home, longest first: identity numbers (18 characters, GB 11643),
 * mobile and landline numbers, then flats as people write them (`3栋2单元602室`, `602室`, `Flat 602`, `Room 602`).
 */
const personalPatterns: readonly RegExp[] = [
  /[0-9０-９]{17}[0-9０-９XxＸｘ]/g,
  /(?:\+?86[- ]?)?1[0-9０-９]{2}[- ]?[0-9０-９]{4}[- ]?[0-9０-９]{4}/g,
  /(?:0[0-9]{2,3}[- ]?)?[0-9０-９]{7,8}(?![0-9０-９])/g,
  /[0-9０-９]{1,2}\s*单元\s*[0-9０-９]{2,4}\s*[室号户房]?/g,
  /[0-9０-９]{3,4}\s*[室户房]/g,
  /\b(?:flat|room|apt\.?|apartment|unit)\s*#?[0-9]{2,4}[a-z]?\b/gi,
];

/**
 * The text without phone numbers, identity numbers and flat numbers, for screens that many people see. Names cannot be
 * recognised with certainty, so such screens show words only where an operator opens a case.
 */
export function redactPersonalText(text: string): string {
  return personalPatterns.reduce((redacted, pattern) => redacted.replace(pattern, redactionMark), text);
}
