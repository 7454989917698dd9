const firstMs = 300;
const longestMs = 8_000;

/**
 * How long to wait before the next connection, in milliseconds: doubled with each failed attempt, at most 8 s, and spread by
 * `random` (0 to 1) over its upper half, so that the sheets of a street do not all knock together after a restart.
 */
export function reconnectDelayMs(failedAttempts: number, random: number): number {
  const full = Math.min(longestMs, firstMs * 2 ** failedAttempts);
  return full * (0.5 + random / 2);
}
