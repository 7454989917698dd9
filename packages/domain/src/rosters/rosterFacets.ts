import type { BilingualLabel } from '../roles.ts';

/** The documents of one roster. Read rights are per document, so each holds one class of personal data. */
export const rosterFacets = ['dwelling', 'contact', 'care', 'legal'] as const;
export type RosterFacet = (typeof rosterFacets)[number];

/** Classes of personal data: P1 operational, P2 contact, P3 sensitive. P4 is never held (see `isRefusedColumn`). */
export type DataClass = 'P1' | 'P2' | 'P3';

export const facetClasses: Readonly<Record<RosterFacet, DataClass>> = {
  dwelling: 'P1',
  contact: 'P2',
  care: 'P3',
  legal: 'P3',
};

export const facetLabels: Readonly<Record<RosterFacet, BilingualLabel>> = {
  dwelling: { zh: '住户', en: 'Dwelling' },
  contact: { zh: '联系', en: 'Contact' },
  care: { zh: '关爱', en: 'Care' },
  legal: { zh: '法律', en: 'Legal' },
};
