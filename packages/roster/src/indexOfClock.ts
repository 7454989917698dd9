/** Index of the last one that begins at or before the clock, else 0. */
export function indexOfClock(sorted: readonly { readonly clock: number }[], clock: number): number {
  let low = 0;
  let high = sorted.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((sorted[middle]?.clock ?? Infinity) <= clock) low = middle;
    else high = middle - 1;
  }
  return low;
}
