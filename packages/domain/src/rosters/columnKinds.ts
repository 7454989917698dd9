import type { BilingualLabel } from '../roles.ts';
import type { RefusedSubject } from './refusedSubjects.ts';

/** One value of a choice column and its words. */
export interface ColumnOption<Value extends string = string> {
  readonly value: Value;
  readonly label: BilingualLabel;
}

/** The kind of a column's values and their limits. Dates are `yyyy-mm-dd`, phones as `isPhoneNumber` has them. */
export type ColumnKind =
  | {
      readonly kind: 'text';
      readonly maxLength: number;
      /** What the words may speak of although a roster does not hold it otherwise, because it is their purpose. */
      readonly mayName?: readonly RefusedSubject[];
    }
  | { readonly kind: 'count'; readonly max: number }
  | { readonly kind: 'flag' }
  | { readonly kind: 'date' }
  | { readonly kind: 'phone' }
  | { readonly kind: 'choice'; readonly options: readonly ColumnOption[] };

/** What a cell of the kind holds when it holds anything. */
export type ValueOfKind<Kind> = Kind extends { readonly kind: 'text' | 'date' | 'phone' }
  ? string
  : Kind extends { readonly kind: 'count' }
    ? number
    : Kind extends { readonly kind: 'flag' }
      ? boolean
      : Kind extends { readonly kind: 'choice'; readonly options: readonly ColumnOption<infer Value>[] }
        ? Value
        : never;
