/** A step over the grid. `row` and `column` are counted from where one stands; `edge` goes to the first or last. */
export type GridMove =
  | { readonly kind: 'step'; readonly rows: number; readonly columns: number }
  | { readonly kind: 'edge'; readonly rows: 'first' | 'last' | null; readonly columns: 'first' | 'last' | null };

export interface GridKey {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
}

/** Rows that Page Up and Page Down go over. */
const pageRows = 10;

/**
 * Where a key leads in a cell that is selected and not being edited, after the WAI-ARIA grid pattern; `undefined` for keys that
 * do something else. Tab is no move here: it walks along the row only while one edits, and otherwise leaves the grid.
 */
export function gridMove({ key, ctrlKey, metaKey }: GridKey): GridMove | undefined {
  const far = ctrlKey || metaKey;
  switch (key) {
    case 'ArrowUp':
      return far ? { kind: 'edge', rows: 'first', columns: null } : { kind: 'step', rows: -1, columns: 0 };
    case 'ArrowDown':
      return far ? { kind: 'edge', rows: 'last', columns: null } : { kind: 'step', rows: 1, columns: 0 };
    case 'ArrowLeft':
      return far ? { kind: 'edge', rows: null, columns: 'first' } : { kind: 'step', rows: 0, columns: -1 };
    case 'ArrowRight':
      return far ? { kind: 'edge', rows: null, columns: 'last' } : { kind: 'step', rows: 0, columns: 1 };
    case 'PageUp':
      return { kind: 'step', rows: -pageRows, columns: 0 };
    case 'PageDown':
      return { kind: 'step', rows: pageRows, columns: 0 };
    case 'Home':
      return { kind: 'edge', rows: far ? 'first' : null, columns: 'first' };
    case 'End':
      return { kind: 'edge', rows: far ? 'last' : null, columns: 'last' };
    default:
      return undefined;
  }
}
