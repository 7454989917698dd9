/** What stands in the place of a number that could point at a person or a flat. */
export const redactionMark = '▇▇';

/**
 * Runs of characters that point at a person or a home, longest first: identity numbers (18 characters, GB 11643), mobile and
 * landline numbers in digits or Chinese numerals, then flats as people write them (`3栋2单元602室`, `602室`, `602#`, `Flat 602`).
 */
const personalPatterns: readonly RegExp[] = [
  /\d{17}[\dXx]/g,
  /(?:\+?86[-\s.·]*)?1\d{2}[-\s.·]*\d{4}[-\s.·]*\d{4}/g,
  /(?:0\d{2,3}[-\s.·]*)?\d{7,8}(?!\d)/g,
  /[〇零一二三四五六七八九幺两]{7,}/g,
  /\d{1,2}\s*单元\s*\d{2,4}\s*[室号户房]?/g,
  /\d{3,4}\s*[室户房#＃]/g,
  /\b(?:flat|room|apt\.?|apartment|unit)\s*#?\d{2,4}[a-z]?\b/gi,
];

/** Digits typed full width (０ to ９, U+FF10) as the plain ones they stand for. */
const fullWidthDigits = /[０-９]/g;
const fullWidthOffset = 0xff10 - 0x30;

/**
 * The text without phone numbers, identity numbers and flat numbers, for screens that many people see. Names cannot be
 * recognised with certainty, so such screens show words only where an operator opens a case.
 */
export function redactPersonalText(text: string): string {
  const plain = text.replace(fullWidthDigits, (digit) => String.fromCharCode(digit.charCodeAt(0) - fullWidthOffset));
  return personalPatterns.reduce((redacted, pattern) => redacted.replace(pattern, redactionMark), plain);
}
