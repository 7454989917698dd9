/** Part of a text, in UTF-16 units from its beginning; `end` is the first that does not belong to it. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Digits, or Chinese numerals, that stand side by side. */
interface NumberGroup extends Span {
  readonly script: 'digits' | 'numerals';
  /** How many digits a person reads from it: 二十四 has two, 六百零二 three. */
  readonly digits: number;
}

/** A run of fewer digits points at a building, an entrance, a floor or an amount. */
const fewestDigits = 3;

/** Most characters between two groups of one number: ` （转） ` and the like. */
export const longestGap = 6;

const digitSigns = new Set('0123456789');
const numeralSigns = new Set('零一二三四五六七八九两十百千');
const unitSigns = new Set('十百千');
/** What may stand between the parts of a number, beside blanks. */
export const separators = '\u200b\u200c\u200d\u2060\ufeff\ufe0f\u20e3.。·・•‧_/\\|,、:;*#~()[]{}<>+=\'"“”‘’【】「」『』〔〕《》^&!…‐‑‒–—―−-';
const separatorSigns = new Set(separators);
/** Words that stand between the parts of an address or of a telephone number. */
const linkSigns = new Set('栋幢号楼单元室层户房座弄门杠转');
/** Words before which one numeral alone is a part of an address: 一单元. */
const labelSigns = new Set('栋幢号楼单室层户房座弄门');

/**
 * Runs of at least three digits or Chinese numerals, however they are separated. Each sign is looked at a bounded number of times.
 *
 * @param signs one for each UTF-16 unit of a text that `foldText` has folded
 */
export function findNumberRuns(signs: ArrayLike<string>): Span[] {
  const runs: Span[] = [];
  let run: NumberGroup[] = [];
  const close = (): void => {
    const span = spanOf(trimSingles(run, signs));
    if (span !== undefined) runs.push({ start: span.start, end: withLetter(span.end, signs) });
    run = [];
  };
  for (let at = 0; at < signs.length; ) {
    const group = readGroup(signs, at);
    if (group === undefined) {
      at += 1;
      continue;
    }
    run.push(group);
    const next = skipGap(signs, group.end);
    if (next === undefined) close();
    at = next ?? group.end;
  }
  return runs;
}

function readGroup(signs: ArrayLike<string>, start: number): NumberGroup | undefined {
  const first = signs[start] as string;
  const script = digitSigns.has(first) ? 'digits' : numeralSigns.has(first) ? 'numerals' : undefined;
  if (script === undefined) return undefined;
  const own = script === 'digits' ? digitSigns : numeralSigns;
  let end = start + 1;
  while (end < signs.length && (own.has(signs[end] as string) || isZeroBetween(signs, end, own))) end += 1;
  return { start, end, script, digits: script === 'digits' ? end - start : countDigits(signs, start, end) };
}

/** Whether a zero of another script, or the letter that looks like one, stands between two signs of this one: 二0二, 6O2. */
function isZeroBetween(signs: ArrayLike<string>, at: number, own: ReadonlySet<string>): boolean {
  const sign = signs[at];
  return (sign === '0' || sign === 'o') && at + 1 < signs.length && own.has(signs[at + 1] as string);
}

/** 九千九百九十九 with a zero before each part. */
const longestNumeral = 10;
const positional = /^([一二三四五六七八九两]千)?(零?[一二三四五六七八九两]百)?(零?[一二三四五六七八九]?十)?(零?[一二三四五六七八九])?$/;
/** 三百 and 两千 are amounts: no flat has such a number. */
const roundNumeral = /^[一二三四五六七八九两][百千]$/;

/** A number that is spoken with 十, 百 or 千 has the digits of its value; any other as many as it has numerals beside those. */
function countDigits(signs: ArrayLike<string>, start: number, end: number): number {
  let spelled = 0;
  for (let at = start; at < end; at += 1) if (!unitSigns.has(signs[at] as string)) spelled += 1;
  if (spelled === end - start || end - start > longestNumeral) return spelled;
  const word = Array.from({ length: end - start }, (_, i) => signs[start + i]).join('');
  if (roundNumeral.test(word)) return 1;
  const parts = positional.exec(word);
  if (parts === null) return spelled;
  return parts[1] !== undefined ? 4 : parts[2] !== undefined ? 3 : 2;
}

/** Where the next group of the same run begins; `undefined` where what follows ends the run. */
function skipGap(signs: ArrayLike<string>, from: number): number | undefined {
  for (let at = from; at < signs.length && at <= from + longestGap; at += 1) {
    const sign = signs[at] as string;
    if (digitSigns.has(sign) || numeralSigns.has(sign)) return at;
    if (!isSeparator(sign) && !linkSigns.has(sign) && !isLoneLetter(signs, at)) return undefined;
  }
  return undefined;
}

function isSeparator(sign: string): boolean {
  return separatorSigns.has(sign) || /\s/.test(sign);
}

/** A letter within an address: 9B602, 3栋A602. */
function isLoneLetter(signs: ArrayLike<string>, at: number): boolean {
  if (!isLetter(signs[at])) return false;
  return [signs[at - 1], signs[at + 1]].every((beside) => beside !== undefined && !isLetter(beside) && !/\s/.test(beside));
}

function isLetter(sign: string | undefined): boolean {
  return sign !== undefined && sign >= 'a' && sign <= 'z';
}

/**
 * The run without a lone numeral at either end that is more likely a word: 周一 10:30, 12楼一直. One that an address goes on from
 * stays, and so do numerals that are spelled out one by one.
 */
function trimSingles(run: readonly NumberGroup[], signs: ArrayLike<string>): readonly NumberGroup[] {
  const isWord = (group: NumberGroup | undefined, beside: NumberGroup | undefined): boolean =>
    group !== undefined && beside !== undefined && isSingle(group) && !isSingle(beside) && !labelSigns.has(signs[group.end] ?? '');
  const from = isWord(run[0], run[1]) ? 1 : 0;
  const to = isWord(run.at(-1), run.at(-2)) ? run.length - 1 : run.length;
  return run.slice(from, to);
}

function isSingle({ script, start, end }: NumberGroup): boolean {
  return script === 'numerals' && end - start === 1;
}

function spanOf(run: readonly NumberGroup[]): Span | undefined {
  const [first, last] = [run[0], run.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  return run.reduce((digits, group) => digits + group.digits, 0) < fewestDigits ? undefined : { start: first.start, end: last.end };
}

/** The X of an identity number, the A of 602A. */
function withLetter(end: number, signs: ArrayLike<string>): number {
  return isLetter(signs[end]) && !isLetter(signs[end + 1]) ? end + 1 : end;
}
