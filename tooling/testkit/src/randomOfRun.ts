import { createSeededRandom, type SeededRandom } from '@finemesh/geo';

/** Random from `FINEMESH_TEST_SEED`, or from a new seed; a failing test should print the source's `seed`. */
export function randomOfRun(): SeededRandom {
  const given = Number(process.env['FINEMESH_TEST_SEED']);
  return createSeededRandom(Number.isInteger(given) && given > 0 ? given : Math.floor(Math.random() * 2 ** 31));
}
