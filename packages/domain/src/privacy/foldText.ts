/** Numerals that are written in more than one way, by the one that the rules know. */
const numeralForms: Readonly<Record<string, string>> = {
  〇: '零', '○': '零', '◯': '零', 幺: '一', 兩: '两',
  壹: '一', 贰: '二', 貳: '二', 叁: '三', 參: '三', 肆: '四', 伍: '五', 陆: '六', 陸: '六', 柒: '七', 捌: '八', 玖: '九',
  拾: '十', 佰: '百', 仟: '千',
};

/** Stands for a unit of the text that says nothing, such as the second half of a surrogate pair. */
const filler = '\u200b';

/**
 * The text as the rules of this folder read it: digits of every script and width as ASCII digits, Chinese numerals in their plain
 * form, full-width letters and marks as ASCII, letters in lower case.
 *
 * @returns a text of the same length in UTF-16 units, so that a place in it is the same place in what was written
 */
export function foldText(text: string): string {
  let folded = '';
  for (const character of text) folded += character.length === 1 ? foldCharacter(character) : foldCharacter(character).padEnd(character.length, filler);
  return folded;
}

function foldCharacter(character: string): string {
  if (character <= '\u007f') return character.toLowerCase();
  const numeral = numeralForms[character];
  if (numeral !== undefined) return numeral;
  // Nearly all that is not ASCII: the ideographs that Unicode folds into nothing else.
  if (character >= '\u4e00' && character <= '\u9fff') return character;
  const plain = character.normalize('NFKC').toLowerCase();
  if (plain.length === 1) return /\p{Nd}/u.test(plain) ? asciiDigit(plain) : (numeralForms[plain] ?? plain);
  // ⑴, ⒈, ⑫ and their like: which number it is matters less than that it is one.
  if (/\p{No}/u.test(character)) return /[0-9零一二三四五六七八九十]/.exec(plain)?.[0] ?? character;
  return character;
}

/** Digits of a script stand side by side in order, from one at a code point that ends in 0 or 6 (Unicode, chapter 22.3). */
function asciiDigit(digit: string): string {
  const code = digit.charCodeAt(0);
  const low = code & 0xf;
  const startsAtZero = low < 6 || (low < 10 && /\p{Nd}/u.test(String.fromCharCode(code - low)));
  return String((startsAtZero ? low : low - 6) % 10);
}
