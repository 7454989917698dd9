import type { DeniedCell } from '@finemesh/roster';
import { computed, shallowRef } from 'vue';

/** The edits that the server did not take, kept until their author has seen them. */
export function useDeniedCells() {
  const cells = shallowRef<readonly DeniedCell[]>([]);

  /** Adds cells; one that is denied again stands once, with its latest reason. */
  function add(denied: readonly DeniedCell[]): void {
    const again = new Set(denied.map(addressOf));
    cells.value = [...cells.value.filter((cell) => !again.has(addressOf(cell))), ...denied];
  }

  function dismissAll(): void {
    cells.value = [];
  }

  return { cells, count: computed(() => cells.value.length), add, dismissAll };
}

function addressOf({ household, column }: DeniedCell): string {
  return `${household}/${column}`;
}
