import { defaultRangeExtractor, useVirtualizer } from '@tanstack/vue-virtual';
import { computed, watch, type Ref } from 'vue';
import type { SheetRow } from '../../model/rows/SheetRow.ts';

export interface GridRowsOptions {
  readonly scroller: Readonly<Ref<HTMLElement | null>>;
  readonly rows: Readonly<Ref<readonly SheetRow[]>>;
  /** Index of the active cell's row; negative without one. */
  readonly activeRow: Readonly<Ref<number>>;
  /** Height of a row and of the head in CSS pixels. */
  readonly rowPixels: Readonly<Ref<number>>;
  readonly headPixels: Readonly<Ref<number>>;
}

/** The rows that are drawn: those in sight and the active one, wherever it is. */
export function useGridRows({ scroller, rows, activeRow, rowPixels, headPixels }: GridRowsOptions) {
  const virtualizer = useVirtualizer(
    computed(() => {
      // Read here and not when the range is asked for: the active row has to be drawn in the same tick in which it becomes
      // active, or the keys pressed until the next frame would find no input.
      const active = activeRow.value;
      return {
        count: rows.value.length,
        getScrollElement: () => scroller.value,
        estimateSize: () => rowPixels.value,
        getItemKey: (index: number) => rows.value[index]?.household ?? index,
        overscan: 8,
        rangeExtractor: (range: Parameters<typeof defaultRangeExtractor>[0]) => withRow(defaultRangeExtractor(range), active),
      };
    }),
  );
  watch(rowPixels, () => virtualizer.value.measure());

  /** Brings the active cell out from under the head and the flat. */
  function reveal(): void {
    const box = scroller.value;
    if (box === null) return;
    const top = activeRow.value * rowPixels.value;
    box.scrollTop = scrolledTo(box.scrollTop, { from: top, to: top + rowPixels.value }, { before: 0, size: box.clientHeight - headPixels.value });

    const cell = box.querySelector<HTMLElement>('[data-active-cell]');
    const flat = box.querySelector<HTMLElement>('[data-flat]');
    if (cell === null || flat === null) return;
    const span = { from: cell.offsetLeft, to: cell.offsetLeft + cell.offsetWidth };
    box.scrollLeft = scrolledTo(box.scrollLeft, span, { before: flat.offsetWidth, size: box.clientWidth });
  }

  return { virtualizer, reveal };
}

/** The rows with one more among them, in order. */
export function withRow(indexes: readonly number[], row: number): number[] {
  return row < 0 || indexes.includes(row) ? [...indexes] : [...indexes, row].sort((one, other) => one - other);
}

/**
 * Where a box has to be scrolled to so that a span of its content is in sight: as little as possible.
 *
 * @param before how much at the start of the window is covered, by what stays in place; all in CSS pixels
 */
export function scrolledTo(
  scrolled: number,
  span: { readonly from: number; readonly to: number },
  window: { readonly before: number; readonly size: number },
): number {
  if (span.from < scrolled + window.before) return span.from - window.before;
  return span.to > scrolled + window.size ? span.to - window.size : scrolled;
}
