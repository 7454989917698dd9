import type { CellRefusal, CellValue } from '@finemesh/domain';
import type { CellAddress } from '@finemesh/roster';
import type { Language } from '@finemesh/ui';
import { computed, ref, shallowRef, watch, type Ref } from 'vue';
import { formatCell, parseCell } from './cellText.ts';
import type { SheetColumn } from '../rows/SheetColumn.ts';

export interface EditedCell {
  readonly household: string;
  readonly column: SheetColumn;
  readonly value: CellValue | undefined;
}

export interface CellEditingOptions {
  /** The active cell with its value; `null` while no cell is active. */
  readonly target: Readonly<Ref<EditedCell | null>>;
  readonly language: Readonly<Ref<Language>>;
  readonly today: () => string;
  readonly write: (cell: CellAddress, value: CellValue) => void;
}

/**
 * What the input of the active cell holds. While nothing is typed it shows the cell's value, all selected, and follows the
 * changes of others; the first character (or the first stroke of an input method) makes it a draft, which is kept until it is
 * committed, cancelled or left.
 */
export function useCellEditing(options: CellEditingOptions) {
  const draft = ref<string | null>(null);
  const refusal = shallowRef<CellRefusal | null>(null);
  const shown = computed(() => {
    const target = options.target.value;
    return target === null ? '' : formatCell(target.column, target.value, options.language.value);
  });
  const text = computed(() => draft.value ?? shown.value);
  const isEditing = computed(() => draft.value !== null);
  const isWritable = computed(() => options.target.value?.column.readOnly === null);

  /** Opens the value for changing it rather than replacing it. */
  function edit(): void {
    if (isWritable.value) draft.value ??= shown.value;
  }

  function type(typed: string): void {
    if (!isWritable.value) return;
    draft.value = typed;
    refusal.value = null;
  }

  /**
   * Takes the draft into the document.
   *
   * @returns false where it does not fit its column; the draft stays and `refusal` says why.
   */
  function commit(): boolean {
    const target = options.target.value;
    if (draft.value === null || target === null) return true;
    if (draft.value === shown.value) {
      cancel();
      return true;
    }
    const parsed = parseCell(target.column, draft.value, options.today());
    if (!parsed.ok) {
      refusal.value = parsed.refusal;
      return false;
    }
    options.write(addressOf(target), parsed.value);
    cancel();
    return true;
  }

  function cancel(): void {
    draft.value = null;
    refusal.value = null;
  }

  /** Writes a value that needs no reading: an option that was picked, or nothing. */
  function set(value: CellValue): void {
    const target = options.target.value;
    if (target === null || !isWritable.value) return;
    options.write(addressOf(target), value);
    cancel();
  }

  // A draft belongs to its cell. Whoever moves on commits first; what is left here did not fit or lost its row.
  watch([() => options.target.value?.household, () => options.target.value?.column.key], cancel, { flush: 'sync' });

  return { text, isEditing, isWritable, refusal, edit, type, commit, cancel, set };
}

function addressOf({ household, column }: EditedCell): CellAddress {
  return { household, column: column.key };
}
