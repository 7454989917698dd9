import { visitStateOf, type VisitState } from '@finemesh/domain';
import { computed, ref, type Ref } from 'vue';
import type { SheetRow } from './SheetRow.ts';

/**
 * Narrows the rows by what was typed and by visit state. `302`, `1-302` and `1单元302` find a flat from the start of its
 * number; other text is looked for in every cell that the reader has open, digits also inside phone numbers.
 */
export function useRowFilter(rows: Readonly<Ref<readonly SheetRow[]>>) {
  const search = ref('');
  const states = ref<readonly VisitState[]>([]);

  const filtered = computed(() => {
    const matches = matcherOf(search.value);
    return rows.value.filter(
      (row) => (states.value.length === 0 || states.value.includes(visitStateOf(row.cells))) && matches(row),
    );
  });

  function clear(): void {
    search.value = '';
    states.value = [];
  }

  return { search, states, filtered, isNarrowed: computed(() => search.value.trim() !== '' || states.value.length > 0), clear };
}

function matcherOf(typed: string): (row: SheetRow) => boolean {
  const text = typed.normalize('NFKC').trim().toLowerCase();
  if (text === '') return () => true;
  const [, entrance, flat = ''] = /^(?:(\d{1,2})\s*(?:-|单元)\s*)?(\d*[a-z]?)(?:室|户)?$/.exec(text) ?? [];
  return (row) => {
    const isFlat =
      (flat !== '' || entrance !== undefined) &&
      row.flat.toLowerCase().startsWith(flat) &&
      (entrance === undefined || row.entrance === entrance);
    return isFlat || Object.values(row.cells).some((value) => typeof value === 'string' && holds(value, text));
  };
}

function holds(value: string, text: string): boolean {
  const cell = value.toLowerCase();
  const digits = text.replace(/[\s-]/g, '');
  // Phone numbers are written with blanks and dashes; four digits are the least that says something about one.
  return cell.includes(text) || (/^\d{4,}$/.test(digits) && cell.replace(/[\s-]/g, '').includes(digits));
}
