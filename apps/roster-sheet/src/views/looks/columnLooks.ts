import type { ColumnKind, RosterFacet } from '@finemesh/domain';

/** Colour of a document in the head of the sheet and in the editor. */
export const facetBarClasses: Record<RosterFacet, string> = {
  dwelling: 'bg-accent',
  contact: 'bg-info-text',
  care: 'bg-warn-text',
  legal: 'bg-person-4',
};

/** Widths by what a column holds, in units that grow with the text. */
export const columnWidthClasses: Record<ColumnKind['kind'], string> = {
  text: 'w-56',
  count: 'w-24',
  flag: 'w-20',
  date: 'w-34',
  phone: 'w-40',
  choice: 'w-34',
};

/** The largest number or length that a column takes, for its hints. */
export function columnLimit(type: ColumnKind): number {
  if (type.kind === 'text') return type.maxLength;
  return type.kind === 'count' ? type.max : 0;
}
