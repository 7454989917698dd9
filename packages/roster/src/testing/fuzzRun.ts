/** Seed and rounds of a fuzz run, from FINEMESH_TEST_SEED and FINEMESH_FUZZ_ROUNDS when they are set. */
export function fuzzRun(defaultRounds: number): { seed: number; rounds: number } {
  const env = (globalThis as { process?: { env: Record<string, string | undefined> } }).process?.env ?? {};
  return {
    seed: Number(env['FINEMESH_TEST_SEED'] ?? 20_261_124),
    rounds: Number(env['FINEMESH_FUZZ_ROUNDS'] ?? defaultRounds),
  };
}
