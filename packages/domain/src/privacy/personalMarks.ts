import { spansOf } from './harmlessNumbers.ts';
import type { Span } from './numberRuns.ts';

const any = '[0-9零一二三四五六七八九两十]';
const digitWord = '(?:zero|oh|one|two|three|four|five|six|seven|eight|nine|double|triple)';
/** Between a messenger's name and the id: marks, and words such as 号 and 是. */
const link = `(?:\\s|[:,.。、\\-=()"“”'#~]|号码?|账号|帐号|id(?![a-z])|名|是|为|叫|我的?|联系|同号|搜|加){0,6}`;
const plainLink = `(?:\\s|[:,.\\-=()"'#]|号码?|账号|是){0,4}(?:号|:|id(?![a-z])|is(?![a-z])|是|me(?![a-z])|@)(?:\\s|[:.\\-=()"']){0,4}`;
const slang = `(?:微信|威信|薇信|徽信|维信|[加➕+]\\s?(?:我|个)?\\s?(?:微|薇|威)|v信|扣扣|企鹅|钉钉号|抖音号|快手号|小红书号|微博|支付宝|(?<![a-z])(?:vx|wx|weixin|qq)(?![a-z.])|[加➕+]\\s?(?:我|个)?\\s?v(?![a-z])|(?<![a-z0-9])v\\s?(?=:))`;
const named = '(?<![a-z])(?:wechat|whatsapp|telegram|skype|line|tg|instagram|weibo)(?![a-z])';
const idWithDigit = '(?=[a-z_.\\-]{0,30}[0-9_])[a-z0-9_.\\-]{3,200}';

/**
 * What points at a person or a home although it has fewer than three digits, or none (SPEC.md, MK3 to MK5). All are bounded: the
 * work for each character is at most a constant.
 */
export const personalMarks: Readonly<Record<string, RegExp>> = {
  /** A floor, entrance or building and the number of a flat in it: 6楼2室, 3单元5号; no 2号楼, 2号电梯. */
  flatOfFloor: new RegExp(`(?:${any}|[a-z])(?:栋|幢|座|号楼|单元|楼|层)(?:\\s|[-,.、]){0,2}${any}{1,2}(?:室(?![内外])|户|房|号(?![楼电梯门线机院口]))`, 'g'),
  /** A floor and a side of the staircase: 五楼东户, 3层左手边. */
  flatBySide: new RegExp(`${any}{1,3}(?:楼|层)的?\\s?(?:最?[东西南北中左右](?:边|手|侧|面)?|靠?边)(?:户|室|首|边|手|侧|面|那?家|门)`, 'g'),
  /** Two digits are a flat where the word for flat follows. */
  labelledFlat: new RegExp(`(?:[0-9]|${any}){2,4}\\s?室(?![内外厅])`, 'g'),
  englishFlat: /(?<![a-z])(?:flat|room|rm|apt|apartment|unit|suite|ste|door)\.?\s?(?:no\.?|number|#|nr\.?)?\s?[-:#]?\s?(?:[a-z]?[-\s]?[0-9]{1,4}[a-z]?|[0-9]{1,2}[-/][0-9]{1,3})(?![a-z0-9])/g,
  /** The letter of a flat beside its floor: 12楼B, 12-B, 12B; no 12A座. */
  letteredFlat: new RegExp(`(?:${any}{1,3}(?:楼|层)-?|(?<![0-9a-z])[0-9]{2}-?)[a-f](?![a-z0-9]|\\s?[座栋幢区楼号])`, 'g'),
  /** A number in English words, digit by digit. */
  spelledDigits: new RegExp(`(?<![a-z])(?:${digitWord}[\\s,.\\-]{1,3}){2,31}${digitWord}(?![a-z])`, 'g'),
  /** A mail host whose sign was written in words. */
  spelledMail: /(?<![a-z0-9_])[a-z0-9_][a-z0-9_.-]{0,63}\s?(?:\(at\)|\[at\]|\{at\}|艾特|#|\sat\s)\s?[a-z0-9]{1,30}\s?(?:\.|点|\(dot\)|\sdot\s)\s?(?:com|cn|net|org)(?![a-z])/g,
  messengerId: new RegExp(`${slang}${link}(?:[a-z0-9_.\\-]{5,200}|${idWithDigit})`, 'g'),
  namedMessengerId: new RegExp(`${named}(?:${plainLink}[a-z0-9_.\\-]{3,200}|${link}${idWithDigit})`, 'g'),
};

/** Where such marks stand in the text, mail addresses among them. @param folded by `foldText` */
export function findPersonalMarks(folded: string): Span[] {
  return [...Object.values(personalMarks).flatMap((pattern) => spansOf(folded, pattern)), ...findMailAddresses(folded)];
}

const mailSign = /[a-z0-9_.%+-]/;
/** Blanks on either side of the @. */
const mostBlanks = 2;

/** Whatever stands on both sides of an @: each character is looked at once from the left and once from the right. */
function findMailAddresses(folded: string): Span[] {
  const spans: Span[] = [];
  let floor = 0;
  for (let at = folded.indexOf('@'); at >= 0; at = folded.indexOf('@', at + 1)) {
    const left = skipBlanks(folded, at - 1, -1);
    const right = skipBlanks(folded, at + 1, 1);
    const start = skipSigns(folded, left, -1, floor) + 1;
    const end = skipSigns(folded, right, 1, floor);
    if (start <= left && end > right) spans.push({ start, end });
    floor = at + 1;
  }
  return spans;
}

function skipBlanks(text: string, from: number, step: 1 | -1): number {
  let at = from;
  while (Math.abs(at - from) < mostBlanks && text[at] === ' ') at += step;
  return at;
}

/** The first place from there on at which no sign of an address stands. */
function skipSigns(text: string, from: number, step: 1 | -1, floor: number): number {
  let at = from;
  while (at >= floor && at < text.length && mailSign.test(text[at] as string)) at += step;
  return at;
}
