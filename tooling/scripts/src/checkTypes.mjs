import { inRepo, repoRoot } from './repo.mjs';
import { runTool } from './runTool.mjs';

/** The compiler of each program in tooling/typescript. Vue's understands components and is many times slower. */
const compilers = /** @type {const} */ ({
  browser: 'vue-tsc/bin/vue-tsc.js',
  node: 'typescript-native/bin/tsc',
  'both-sides': 'typescript-native/bin/tsc',
});

/** @typedef {keyof typeof compilers} Program */

const allPrograms = /** @type {Program[]} */ (Object.keys(compilers));

/**
 * Checks the types of the whole repo. What has not changed since the last run is not checked again; of a copy everything is
 * checked.
 *
 * @param {object} [options]
 * @param {string} [options.root] of the repo, or of a copy of it
 * @param {readonly Program[]} [options.programs] all by default
 * @param {Record<string, string | undefined>} [options.env]
 * @param {(program: string) => void} [options.onProgram] called with the name of a program that is checked now
 * @returns {Promise<{ ok: boolean, lines: string[] }>} what the compilers say, paths relative to the root
 */
export async function checkTypes({ root = repoRoot, programs = allPrograms, env, onProgram = () => {} } = {}) {
  const outcomes = await Promise.all(
    programs.map(async (program) => {
      onProgram(program);
      const config = `tooling/typescript/${program}.json`;
      const cache = root === repoRoot ? ['--incremental', '--tsBuildInfoFile', `node_modules/.cache/typecheck/${program}.tsbuildinfo`] : [];
      const args = ['--project', config, '--pretty', 'false', ...cache];
      const compiler = inRepo('tooling/typescript/node_modules', compilers[program]);
      return runTool(process.execPath, [compiler, ...args], { cwd: root, ...(env && { env }) });
    }),
  );
  // A file that two programs read is wrong in both.
  const lines = [...new Set(outcomes.flatMap((outcome) => outcome.lines))];
  return { ok: outcomes.every(({ code }) => code === 0), lines };
}
