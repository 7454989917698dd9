import { computed, ref, type Ref } from 'vue';
import type { SheetColumn } from '../rows/SheetColumn.ts';
import { gridMove } from './gridMove.ts';
import type { ListedOption } from './matchOptions.ts';
import type { useActiveCell } from './useActiveCell.ts';
import type { useCellEditing } from './useCellEditing.ts';

export interface EditorKeysOptions {
  readonly column: () => SheetColumn;
  readonly editing: ReturnType<typeof useCellEditing>;
  readonly cell: Pick<ReturnType<typeof useActiveCell>, 'move' | 'moveAlong'>;
  /** Options that what was typed may mean; none for a column that is no choice. */
  readonly options: Readonly<Ref<readonly ListedOption[]>>;
  /** Called when the cell's value was opened for changing rather than replacing it. */
  readonly onOpened: () => void;
  /** Called when the keyboard leaves the grid. */
  readonly onLeave: () => void;
}

/** What the keys do in the active cell, while a draft is there and while there is none. */
export function useEditorKeys({ column, editing, cell, options, onOpened, onLeave }: EditorKeysOptions) {
  /** Index of the option that Enter takes. */
  const highlighted = ref(0);
  const isListOpen = computed(() => column().type.kind === 'choice' && editing.isEditing.value);

  function open(): void {
    editing.edit();
    const current = editing.text.value;
    highlighted.value = Math.max(0, options.value.findIndex(({ name }) => name === current));
    onOpened();
  }

  /** Commits the highlighted option, or what was typed; says whether the cell may be left. */
  function commit(): boolean {
    const option = options.value[highlighted.value];
    if (isListOpen.value && option !== undefined && editing.text.value !== '') editing.set(option.value);
    return editing.commit();
  }

  /** Says whether the key was for the cell; the browser must not act on it then. */
  function press(event: KeyboardEvent): boolean {
    // The input method's own keys, Enter among them; 229 where a browser does not say that it composes.
    if (event.isComposing || event.keyCode === 229) return false;
    return editing.isEditing.value ? pressWhileEditing(event) : pressWhileSelected(event);
  }

  function pressWhileEditing({ key, shiftKey }: KeyboardEvent): boolean {
    switch (key) {
      case 'Escape':
        editing.cancel();
        return true;
      case 'Enter':
        if (commit()) cell.move({ kind: 'step', rows: shiftKey ? -1 : 1, columns: 0 });
        return true;
      case 'Tab':
        return commit() ? cell.moveAlong(shiftKey ? -1 : 1) : true;
      case 'ArrowUp':
      case 'ArrowDown':
        stepThrough(key === 'ArrowUp' ? -1 : 1);
        return true;
      default:
        return false;
    }
  }

  /** Through the open list, or to the next row. */
  function stepThrough(step: 1 | -1): void {
    if (isListOpen.value) highlighted.value = Math.max(0, Math.min(options.value.length - 1, highlighted.value + step));
    else if (commit()) cell.move({ kind: 'step', rows: step, columns: 0 });
  }

  function pressWhileSelected(event: KeyboardEvent): boolean {
    const move = gridMove(event);
    if (move !== undefined && !event.shiftKey && !event.altKey) {
      cell.move(move);
      return true;
    }
    switch (event.key) {
      case 'Enter':
      case 'F2':
        open();
        return true;
      case 'ArrowDown':
        if (event.altKey) open();
        return event.altKey;
      case 'Delete':
      case 'Backspace':
        editing.set(null);
        return true;
      case 'Escape':
        onLeave();
        return true;
      case 'Tab':
        return cell.moveAlong(event.shiftKey ? -1 : 1);
      default:
        return false;
    }
  }

  return { highlighted, isListOpen, open, press };
}
