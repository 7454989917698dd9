import type { SeededRandom } from '@finemesh/geo';

/** How long to wait before trying again. */
export interface Backoff {
  /** Milliseconds for the next wait: about twice the last, up to the longest, never in step with others. */
  next(): number;
  /** It worked: the next wait is short again. */
  reset(): void;
}

/** Full jitter between half and all of a doubling time, so that sixty phones do not return in one moment. */
export function createBackoff(random: SeededRandom, { firstMs = 500, longestMs = 15_000 } = {}): Backoff {
  let longest = firstMs;
  return {
    next: () => {
      const wait = longest * (0.5 + random.next() / 2);
      longest = Math.min(longestMs, longest * 2);
      return Math.round(wait);
    },
    reset: () => {
      longest = firstMs;
    },
  };
}
