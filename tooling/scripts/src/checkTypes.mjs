import { inRepo, repoRoot } from './repo.mjs';
import { runTool } from './runTool.mjs';

/** The compiler of each program in tooling/typescript. Vue's understands components and is slower. */
const compilers = { browser: 'vue-tsc', node: 'tsc', 'both-sides': 'tsc' };

/**
 * Checks the types of the whole repo. What has not changed since the last run is not checked again.
 *
 * @param {object} [options]
 * @param {string} [options.root] of the repo, or of a copy of it
 * @param {Record<string, string | undefined>} [options.env]
 * @param {(program: string) => void} [options.onProgram] called with the name of a program that is checked now
 * @returns {Promise<{ ok: boolean, lines: string[] }>} what the compilers say, paths relative to the root
 */
export async function checkTypes({ root = repoRoot, env, onProgram = () => {} } = {}) {
  const outcomes = await Promise.all(
    Object.entries(compilers).map(async ([program, compiler]) => {
      onProgram(program);
      const config = `tooling/typescript/${program}.json`;
      const info = `node_modules/.cache/typecheck/${program}.tsbuildinfo`;
      const args = ['--project', config, '--incremental', '--tsBuildInfoFile', info, '--pretty', 'false'];
      return runTool(inRepo('tooling/typescript/node_modules/.bin', compiler), args, { cwd: root, env });
    }),
  );
  // A file that two programs read is wrong in both.
  const lines = [...new Set(outcomes.flatMap((outcome) => outcome.lines))];
  return { ok: outcomes.every(({ code }) => code === 0), lines };
}
