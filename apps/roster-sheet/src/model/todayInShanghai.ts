import { timeZone } from '@finemesh/ui';

/** The date at the pilot's place as the roster writes it, `yyyy-mm-dd`; Swedish is the locale whose dates look like that. */
const format = new Intl.DateTimeFormat('sv-SE', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });

export function todayInShanghai(now: number = Date.now()): string {
  return format.format(now);
}
