import { longestGap, separators, type Span } from './numberRuns.ts';

/** One Chinese numeral; one digit or numeral; what stands between the ends of a range. */
const numeral = '[零一二三四五六七八九两十百千]';
const any = '[0-9零一二三四五六七八九两十百千]';
const range = '\\s?(?:[-~–—]|至|到)\\s?';
const gap = `[\\s${separators.replaceAll(/[\\\]^-]/g, '\\$&')}]`;
/** Nothing of a number stands before: 5678 of `138 1234 5678元` is no price. */
const alone = `(?<!${any}${gap}{0,${longestGap}})`;
/** Nothing of a number, and no label of a flat, follows. */
const ends = `(?!${gap}{0,${longestGap}}${any}|\\s?[室号户房#])`;

const time = '(?:[01]?[0-9]|2[0-4]):[0-5][0-9](?::[0-5][0-9])?';
const month = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\\.?';
const day = '(?:0?[1-9]|[12][0-9]|3[01])';
const small = `(?:[0-9]{1,2}|[一二三四五六七八九]?十[一二三四五六七八九]?|[零一二三四五六七八九两]{1,2})`;
const amount = `(?:[0-9]{1,3},[0-9]{3}|[0-9]{1,6}|${numeral}{1,8})(?:\\.[0-9]{1,2})?`;
const addressed = '(?:栋|幢|座|号楼|单元|楼|层)';

/**
 * Numbers of three or more digits that stay readable, each with why it points at nobody (SPEC.md, MK6). All are bounded: the
 * work for each character is at most a constant.
 */
export const harmlessNumbers: Readonly<Record<string, RegExp>> = {
  /** No flat is followed by the word for year. */
  year: new RegExp(`${alone}(?:(?:19|20)[0-9]{2}(?:${range}(?:19|20)[0-9]{2})?|[一二][零九]${numeral}{2})(?=年)`, 'g'),
  /** Year, month and day with the same mark between them; only of this century. */
  date: new RegExp(`${alone}20[0-9]{2}(?<mark>[-/.])(?:0?[1-9]|1[0-2])\\k<mark>${day}(?:\\s${time})?(?![0-9]|\\k<mark>[0-9])`, 'g'),
  americanDate: new RegExp(`${alone}(?:0?[1-9]|1[0-2])/${day}/20[0-9]{2}(?![0-9]|/)`, 'g'),
  namedDate: new RegExp(`(?<![a-z])(?:${month}\\s?${day}(?:st|nd|rd|th)?,?\\s|${alone}${day}(?:st|nd|rd|th)?\\s${month},?\\s)(?:19|20)[0-9]{2}(?![0-9])`, 'g'),
  /** Hour and minute with a colon; numbers and flats have none. */
  time: new RegExp(`(?<![0-9]${gap}{0,${longestGap}})${time}(?:(?:${range}|\\s?[,、]\\s?)${time}){0,5}(?![0-9:]|${gap}{0,${longestGap}}[0-9]{3})`, 'g'),
  hourOfDay: new RegExp(`${alone}(?:0?[1-9]|1[0-2])(?::[0-5][0-9])?\\s?[ap]\\.?m\\b`, 'g'),
  /** Amounts with a unit in which no flat is counted; the words that begin like the unit are left out. */
  money: new RegExp(`[¥$€£]\\s?${amount}(?![0-9])`, 'g'),
  measured: new RegExp(
    `${alone}${amount}(?:${range}${amount})?(?:元(?![旦宵素])|块(?:钱|多)|万元|万人|公里|千米|厘米|毫米|公分|平方|平米|米(?:高|长|宽|深|远|外|处|多|左右)|公斤|千克|斤|吨|度电|岁|%|分钟|小时(?!候)|毫升|分贝|` +
      `\\s?(?:km|cm|mm|m2|㎡|kg|kwh|kw|meters?|metres?|feet|ft|yards?|miles?|dollars?|percent|minutes?|hours?|days?)(?![a-z0-9]))`,
    'g',
  ),
  /** What comes out of a socket or runs a lift. */
  voltage: new RegExp(`${alone}(?:110|220|380)(?:v(?![a-z0-9])|伏)`, 'g'),
  /** No flat ends in 00 on its own; a label behind it makes it one all the same. */
  roundHundred: new RegExp(`(?<![a-z#]|${any}${gap}{0,${longestGap}})[1-9][0-9]?00(?!${gap}{0,${longestGap}}${any}|\\s{0,2}[室号户房#a-z栋幢座]|\\s?单元)`, 'g'),
  /** Public numbers of five digits, which no flat has, and the emergency numbers where somebody dials them. */
  hotline: new RegExp(`${alone}(?:12345|12315|12319|12328|12333|12338|12348|12350|12355|12356|12366|12369|95598|96110)${ends}`, 'g'),
  emergency: new RegExp(`(?:打了?|拨打?了?|报|call(?:ed)?\\s|dial(?:led)?\\s)\\s?1(?:10|19|20|22)${ends}`, 'g'),
  busLine: new RegExp(`${alone}[0-9]{2,3}路(?:公交|车|站)`, 'g'),
  /** Buildings, entrances and floors of at most two digits, one or several, as long as no flat follows. */
  building: new RegExp(
    `${alone}(?:${small}(?:\\s?[,、~–—-]\\s?|和|至|到|与|及)){0,5}${small}${addressed}(?:\\s?[,、和]?\\s?${small}${addressed}){0,5}(?!\\s?[-#,.、()]?\\s?${any}|\\s?的?[东西南北中左右边]|\\s?[-#]?[a-z][0-9])`,
    'g',
  ),
  /** Hours, days and things that are counted, of at most two digits: they end a run that would go on over them. */
  counted: new RegExp(
    `${alone}${small}(?:${range}${small})?(?=点|时|分|秒|月|日|天|个|次|人|位|名|年|岁|周|元|块|只|辆|条|把|张|台|盏|处|件|份|瓶|桶|袋|遍|趟|批|级|倍)`,
    'g',
  ),
  /** Round the clock, all week; a flat is not written with a sign of multiplication. */
  roundTheClock: /(?<![0-9])(?:24\s?[x×*]\s?7|7\s?[x×*]\s?24)(?![0-9])/g,
  /** Sayings that are made of numerals. */
  saying: /三三两两|七七八八|一五一十|九九八十一|一一(?=对|列|说|登|核|回|解|落)/g,
};

/** Where such numbers stand in the text. @param folded by `foldText` */
export function findHarmlessNumbers(folded: string): Span[] {
  return Object.values(harmlessNumbers).flatMap((pattern) => spansOf(folded, pattern));
}

/** Where the pattern matches. */
export function spansOf(folded: string, pattern: RegExp): Span[] {
  return Array.from(folded.matchAll(pattern), ({ 0: { length }, index }) => ({ start: index, end: index + length }));
}
