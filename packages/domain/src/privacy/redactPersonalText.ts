import { foldText } from './foldText.ts';
import { findHarmlessNumbers } from './harmlessNumbers.ts';
import { findNumberRuns, type Span } from './numberRuns.ts';
import { findPersonalMarks } from './personalMarks.ts';

/** What stands in the place of what could point at a person or a flat. */
export const redactionMark = '▇▇';

/** Stands in the place of a number that stays readable while runs are looked for: it is neither digit nor separator. */
const readable = '\uffff';

/**
 * The text without phone, identity and flat numbers, mail addresses and messenger ids, for readers who must not learn them
 * (SPEC.md, MK1 to MK7). Names cannot be recognised with certainty, so such screens show words only where an operator opens a case.
 */
export function redactPersonalText(text: string): string {
  const folded = foldText(text);
  const signs = folded.split('');
  for (const { start, end } of findHarmlessNumbers(folded)) signs.fill(readable, start, end);
  let redacted = '';
  let shownTo = 0;
  for (const { start, end } of joinOverlapping([...findNumberRuns(signs), ...findPersonalMarks(folded)])) {
    redacted += text.slice(shownTo, start) + redactionMark;
    shownTo = end;
  }
  return redacted + text.slice(shownTo);
}

function joinOverlapping(spans: readonly Span[]): Span[] {
  const joined: Span[] = [];
  for (const span of spans.toSorted((one, other) => one.start - other.start)) {
    const last = joined.at(-1);
    if (last === undefined || span.start > last.end) joined.push(span);
    else joined[joined.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
  }
  return joined;
}
