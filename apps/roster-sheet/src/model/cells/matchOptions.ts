import type { RosterColumn } from '@finemesh/domain';
import type { Language } from '@finemesh/ui';
import { labelIn } from './cellText.ts';

/** An option of a choice column as its list shows it; `number` is what one can type instead of its name, from 1. */
export interface ListedOption {
  readonly value: string;
  readonly name: string;
  readonly number: number;
}

/** The options of a column that what was typed may mean, in the column's order; all of them for nothing. */
export function matchOptions(column: RosterColumn, typed: string, language: Language): ListedOption[] {
  if (column.type.kind !== 'choice') return [];
  const wanted = typed.normalize('NFKC').trim().toLowerCase();
  return column.type.options
    .map(({ value, label }, i) => ({ value, name: labelIn(label, language), number: i + 1, label }))
    .filter(
      ({ label, number }) =>
        wanted === '' || String(number) === wanted || label.zh.includes(wanted) || label.en.toLowerCase().includes(wanted),
    )
    .map(({ value, name, number }) => ({ value, name, number }));
}
