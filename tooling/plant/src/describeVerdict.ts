import type { Verdict } from './judgePlant.ts';

/**
 * The printed list of one plant.
 *
 * @param derived whether each place that needs no hand knows the member
 * @returns its lines, and how many of them are faults
 */
export function describeVerdict(verdict: Verdict, derived: ReadonlyMap<string, boolean>): { lines: string[]; faults: number } {
  const { plant, refused, excused, faults } = verdict;
  const ignorant = plant.worksThrough.filter((place) => derived.get(place) !== true);
  const faultLines = [...faults, ...ignorant.map((place) => `${place} does not know ${plant.name}`)];
  return {
    lines: [
      `${plant.kind} (${plant.name})`,
      ...plant.worksThrough.filter((place) => !ignorant.includes(place)).map((place) => `  works through   ${place}`),
      ...refused.filter((file) => !faults.some((fault) => fault.startsWith(file))).map((file) => `  does not compile ${file}`),
      ...excused.map((file) => `  may name it     ${file}: ${plant.mayName[file]}`),
      ...faultLines.map((fault) => `  FAULT           ${fault}`),
    ],
    faults: faultLines.length,
  };
}
