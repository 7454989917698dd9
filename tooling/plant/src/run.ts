import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkTypes, type Program } from '@finemesh/scripts/checkTypes';
import { repoRoot } from '@finemesh/scripts/repo';
import { createScratchCopy, type ScratchCopy } from './createScratchCopy.ts';
import { findHandWritten } from './findHandWritten.ts';
import { judgePlant, type Verdict } from './judgePlant.ts';
import { describeVerdict } from './describeVerdict.ts';
import { plants, type Plant, type Put } from './plants.ts';
import { readErrors } from './readErrors.ts';
import { runDerived } from './runDerived.ts';

/**
 * A role makes every row of the rights table too short, which hides that the row of an action is missing: the action has a copy of
 * its own, where only the rules are compiled.
 */
const rounds: readonly { readonly planted: readonly Plant[]; readonly programs?: readonly Program[] }[] = [
  { planted: plants.filter(({ kind }) => kind === 'action'), programs: ['both-sides'] },
  { planted: plants.filter(({ kind }) => kind !== 'action') },
];

let faults = 0;
for (const { planted, programs } of rounds) {
  const copy = createScratchCopy(repoRoot);
  try {
    for (const one of planted.flatMap((plant) => plant.puts)) put(one, copy.root);
    const { lines } = await checkTypes({ root: copy.root, ...(programs && { programs }) });
    const errors = readErrors(lines);
    const sources = sourcesOf(copy);
    const verdicts = planted.map((plant) => judgePlant(plant, errors, findHandWritten(sources, plant.members)));
    const derived = await runDerived(copy.root, planted);
    for (const verdict of verdicts) print(verdict, derived);
  } finally {
    copy.remove();
  }
}
process.exitCode = faults === 0 ? 0 : 1;

function put({ file: path, after, text: planted }: Put, root: string): void {
  const file = join(root, path);
  const text = readFileSync(file, 'utf8');
  if (text.split(after).length !== 2) throw new Error(`${path} has not exactly one line "${after.trim()}"`);
  writeFileSync(file, text.replace(after, after + planted));
}

/** What runs in the product. Tests write members by hand, that is what they judge with; keys of locales are held together by their types. */
function sourcesOf({ root, files }: ScratchCopy): Map<string, string> {
  const sources = files.filter((file) => /^(apps|packages)\/[^/]+\/src\/.*\.(ts|vue)$/.test(file) && !isNotJudged(file));
  return new Map(sources.map((file) => [file, readFileSync(join(root, file), 'utf8')]));
}

function isNotJudged(file: string): boolean {
  return file.endsWith('.test.ts') || file.includes('/testing/') || file.includes('/locales/');
}

function print(verdict: Verdict, derived: ReadonlyMap<string, boolean>): void {
  const { lines, faults: found } = describeVerdict(verdict, derived);
  lines.forEach((line) => console.log(line));
  faults += found;
}
