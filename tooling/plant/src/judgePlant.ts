import type { Plant } from './plants.ts';
import type { ErrorsByFile } from './readErrors.ts';

export interface Verdict {
  readonly plant: Plant;
  /** Files that refuse the member until somebody has decided what it means there. */
  readonly refused: readonly string[];
  /** Files that write members by hand, compile all the same, and have a reason. */
  readonly excused: readonly string[];
  /** What is wrong; nothing where the repo keeps its promise. */
  readonly faults: readonly string[];
}

/**
 * Judges one plant: every place that must decide something refuses to compile, and no file that writes the members by hand
 * goes on without the new one.
 *
 * @param errors of the compilers on the copy with the plant
 * @param handWritten files that name several members, with what they name
 */
export function judgePlant(plant: Plant, errors: ErrorsByFile, handWritten: ReadonlyMap<string, readonly string[]>): Verdict {
  const refused = Object.entries(plant.mustRefuse);
  const silent = [...handWritten.keys()].filter((file) => file !== plant.puts[0].file && !errors.has(file));
  const idle = Object.keys(plant.mayName).filter((file) => !silent.includes(file));
  return {
    plant,
    refused: refused.map(([file]) => file),
    excused: silent.filter((file) => file in plant.mayName),
    faults: [
      ...refused
        .filter(([file, words]) => !errors.get(file)?.some((error) => error.includes(words)))
        .map(([file, words]) => `${file} compiles, though it should say: ${words}`),
      ...silent
        .filter((file) => !(file in plant.mayName))
        .map((file) => `${file} writes ${handWritten.get(file)?.join(', ')} by hand and compiles without ${plant.name}`),
      ...idle.map((file) => `${file} needs no excuse any more`),
    ],
  };
}
