/** Crockford's base 32: no I, L, O, U, so that a number can be read out and typed by anybody. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const length = 12;

/**
 * The number by which a resident follows a case: 12 random characters (60 bits) written `XXXX-XXXX-XXXX`. Who has it may read
 * the case and confirm or reopen it, so it is made from secure random bytes and never shown to staff.
 *
 * @param randomBytes at least 12 secure random bytes.
 */
export function createTrackingNumber(randomBytes: Uint8Array): string {
  let number = '';
  for (let i = 0; i < length; i += 1) {
    if (i > 0 && i % 4 === 0) number += '-';
    number += alphabet[(randomBytes[i] ?? 0) % 32];
  }
  return number;
}

/** The number as it is stored, from however a person typed it (case, blanks, O for 0, I or L for 1); `undefined` if it is none. */
export function parseTrackingNumber(text: string): string | undefined {
  const typed = text
    .toUpperCase()
    .replace(/[\s-]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
  if (typed.length !== length || [...typed].some((character) => !alphabet.includes(character))) return undefined;
  return `${typed.slice(0, 4)}-${typed.slice(4, 8)}-${typed.slice(8)}`;
}
