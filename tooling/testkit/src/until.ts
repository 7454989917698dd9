/** Milliseconds after which a condition that never comes true fails its test. */
const patienceMs = 15_000;

/**
 * Waits for a condition that other processes or sockets bring about, looking every 5 ms; returns what it found.
 * @throws with `what` when it does not come true in fifteen seconds.
 */
export async function until<Found>(what: string, look: () => Found | Promise<Found>): Promise<NonNullable<Found>> {
  const end = performance.now() + patienceMs;
  for (;;) {
    const found = await look();
    if (found !== false && found !== null && found !== undefined) return found;
    if (performance.now() > end) throw new Error(`not within ${patienceMs} ms: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
