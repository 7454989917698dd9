import { redactionMark, redactPersonalText } from '@finemesh/domain';

/** What masking did to a number of texts. */
export interface MaskCounts {
  texts: number;
  masks: number;
  /** Masks over something that points at nobody, by the rule that the counter was given. */
  falseMasks: number;
  /** Personal numbers, by the same rule, that stayed readable. */
  missed: number;
  /** Some of the texts of either kind, each once, for a person to look at. */
  readonly examples: readonly string[];
}

const mostExamples = 5;

/**
 * Counts over the texts. Every mask that covers none of the text's personal numbers is a false one, and every personal number that
 * can be read afterwards a missed one.
 *
 * @param personalOf what points at somebody in the text, by a rule that knows nothing of masking
 */
export function countMasks(texts: readonly string[], personalOf: (text: string) => readonly string[]): MaskCounts {
  const counts: MaskCounts = { texts: texts.length, masks: 0, falseMasks: 0, missed: 0, examples: [] };
  const examples = new Set<string>();
  for (const text of texts) {
    const redacted = redactPersonalText(text);
    const personal = personalOf(text);
    const masks = redacted.split(redactionMark).length - 1;
    const missed = personal.filter((one) => redacted.includes(one)).length;
    const falseMasks = Math.max(0, masks - (personal.length - missed));
    counts.masks += masks;
    counts.missed += missed;
    counts.falseMasks += falseMasks;
    if (falseMasks + missed > 0 && examples.size < mostExamples) examples.add(`${text} → ${redacted}`);
  }
  return { ...counts, examples: [...examples] };
}
