import type { BilingualLabel } from '../roles.ts';

/**
 * Who reads words that are written into a case (SPEC.md, WA1): `team`, the staff who may read the case; `everyone`, the resident who
 * follows it as well. The label stands beside every field in which such words are typed.
 */
export const wordsAudienceTable = {
  team: { label: { zh: '仅工作人员可见', en: 'Only staff read this' } },
  everyone: { label: { zh: '居民也能看到', en: 'The resident reads this too' } },
} as const satisfies Record<string, { readonly label: BilingualLabel }>;

export type WordsAudience = keyof typeof wordsAudienceTable;
export const wordsAudiences = Object.keys(wordsAudienceTable) as [WordsAudience, ...WordsAudience[]];
