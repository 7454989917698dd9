import { foldText } from './foldText.ts';

/** What people put between the parts of a number: blanks, invisible characters, dashes, dots. */
const separator = /[\s\u200b-\u200d\u2060\ufeff.·_/‐‑‒–—―−-]/;
const mostSeparators = 2;

/** 2^(17 - i) modulo 11 for the first seventeen digits (ISO 7064, MOD 11-2; GB 11643-1999, 4.2). */
const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** First two digits: provinces (GB/T 2260), Hong Kong, Macao, Taiwan; 9 begins the cards of foreign residents. */
const regions = /^(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]|9)/;

const shortestNumber = 15;

/** Digits that may be one number, as one string; `wholes` are those of its parts between which nothing stood. */
interface DigitRun {
  readonly signs: string;
  readonly wholes: readonly string[];
}

/**
 * Whether an identity card number stands in the text: eighteen digits (the last may be X) with a date of birth and the right check
 * digit, or the older fifteen with a date of birth; of any width, also with blanks and dashes in them, or in Chinese numerals.
 *
 * The older form has no check digit, so it counts only where the number has neither more nor fewer digits.
 */
export function holdsIdentityNumber(text: string): boolean {
  if (text.length < shortestNumber) return false;
  return digitRuns(foldText(text)).some(
    ({ signs, wholes }) => holdsEighteen(signs) || [signs, ...wholes].some(isFifteen),
  );
}

function holdsEighteen(signs: string): boolean {
  for (let from = 0; from + 18 <= signs.length; from += 1) if (isEighteen(signs.slice(from, from + 18))) return true;
  return false;
}

function isEighteen(number: string): boolean {
  const born = /^\d{6}((?:18|19|20)\d{2})(\d{2})(\d{2})\d{3}[\dx]$/.exec(number);
  return born !== null && regions.test(number) && isDate(born[1], born[2], born[3]) && hasCheckDigit(number);
}

function isFifteen(number: string): boolean {
  const born = /^\d{6}(\d{2})(\d{2})(\d{2})\d{3}$/.exec(number);
  return born !== null && regions.test(number) && isDate(`19${born[1] ?? ''}`, born[2], born[3]);
}

function isDate(year = '', month = '', day = ''): boolean {
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  return date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day);
}

function hasCheckDigit(number: string): boolean {
  const sum = weights.reduce((total, weight, i) => total + weight * Number(number[i]), 0);
  return '10x98765432'[sum % 11] === number[17];
}

const numerals: ReadonlyMap<string, string> = new Map(Array.from('零一二三四五六七八九', (numeral, value) => [numeral, String(value)]));

/** Every run of digits and numerals with little between them, in one pass. */
function digitRuns(folded: string): DigitRun[] {
  const runs: DigitRun[] = [];
  let wholes: string[] = [];
  let whole = '';
  let separators = 0;
  const closeWhole = (): void => {
    if (whole !== '') wholes.push(whole);
    whole = '';
  };
  const closeRun = (): void => {
    closeWhole();
    if (wholes.length > 0) runs.push({ signs: wholes.join(''), wholes });
    wholes = [];
  };
  for (const sign of folded) {
    const digit = digitOf(sign);
    if (digit !== undefined) {
      whole += digit;
      separators = 0;
    } else if (whole === '' && wholes.length === 0) {
      // No run is open: nearly every sign of a sentence.
    } else if (separators < mostSeparators && separator.test(sign)) {
      closeWhole();
      separators += 1;
    } else closeRun();
  }
  closeRun();
  return runs;
}

/** The digit that the sign stands for, or the x that can be a check digit. */
function digitOf(sign: string): string | undefined {
  if ((sign >= '0' && sign <= '9') || sign === 'x') return sign;
  return numerals.get(sign);
}
