import { cpus } from 'node:os';
import { falseMasks } from './falseMasks.ts';
import { reportToWall } from './reportToWall.ts';

/** Every benchmark by name; one of speed measures a peer in the same run and prints the ratio. */
const benchmarks: Record<string, (print: (line: string) => void) => Promise<void>> = {
  'report-to-wall': reportToWall,
  'false-masks': falseMasks,
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in benchmarks));
if (unknown.length > 0) {
  console.error(`no benchmark ${unknown.join(', ')}; there are: ${Object.keys(benchmarks).join(', ')}`);
  process.exit(1);
}
console.log(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}`);
for (const name of asked.length === 0 ? Object.keys(benchmarks) : asked) {
  console.log(`\n${name}`);
  await benchmarks[name]!((line) => console.log(line));
}
