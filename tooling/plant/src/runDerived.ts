import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Plant } from './plants.ts';

const run = promisify(execFile);

/**
 * Asks the copy itself which places have the planted members without anybody's hand: its code runs, not ours.
 *
 * @param root of the copy
 * @returns by place, whether it has the member
 */
export async function runDerived(root: string, round: readonly Plant[]): Promise<ReadonlyMap<string, boolean>> {
  const places = round.flatMap(({ worksThrough }) => worksThrough);
  const { stdout, stderr } = await run(process.execPath, ['--import', 'tsx', 'tooling/plant/src/derived.ts', ...places], { cwd: root });
  process.stderr.write(stderr);
  return new Map(Object.entries(JSON.parse(stdout) as Record<string, boolean>));
}
