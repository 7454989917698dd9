import { inRepo, repoRoot } from './repo.mjs';
import { runTool } from './runTool.mjs';

/**
 * @typedef {object} TurboOutcome
 * @property {boolean} ok
 * @property {number} total tasks that the run consisted of
 * @property {number} cached tasks of which the result was already there
 * @property {string[]} errors what the failed tasks printed, or what turbo said itself
 */

/**
 * Runs one task in every package that has it, in the order of their dependence, and skips what has not changed.
 *
 * @param {string} task
 * @param {object} options
 * @param {Record<string, string | undefined>} options.env
 * @param {(name: string) => void} [options.onTask] called with the name of a package when its turn comes
 * @returns {Promise<TurboOutcome>}
 */
export async function runTurbo(task, { env, onTask = () => {} }) {
  const report = createTurboReport(onTask);
  const { code } = await runTool(inRepo('node_modules', '.bin', 'turbo'), ['run', task, '--json'], {
    cwd: repoRoot,
    env,
    onLine: report.read,
  });
  const { total, cached, errors } = report.sum();
  return { ok: code === 0, total, cached, errors: code === 0 ? [] : errors };
}

/**
 * Understands turbo's lines of JSON.
 *
 * @param {(name: string) => void} onTask
 */
export function createTurboReport(onTask) {
  /** What each task printed. @type {Map<string, string[]>} */
  const printed = new Map();
  /** @type {string[]} */
  const own = [];
  /** @type {string[]} */
  let failed = [];
  let total = 0;
  let cached = 0;
  return {
    /** @param {string} line */
    read(line) {
      const { source, text } = parse(line);
      if (source === 'turbo') {
        own.push(text);
        total = Number(/(\d+) total/.exec(text)?.[1] ?? total);
        cached = Number(/Cached:\s+(\d+) cached/.exec(text)?.[1] ?? cached);
        failed = /^Failed:\s+(.*)/.exec(text)?.[1]?.split(/,\s*/) ?? failed;
        return;
      }
      if (!printed.has(source)) onTask(packageOf(source));
      printed.set(source, [...(printed.get(source) ?? []), text]);
    },
    sum() {
      const errors = failed.flatMap((source) => (printed.get(source) ?? []).map((line) => `${packageOf(source)}: ${line}`));
      return { total, cached, errors: errors.length > 0 ? errors : own.filter((text) => /\S/.test(text)) };
    },
  };
}

/** @param {string} line @returns {{ source: string, text: string }} */
function parse(line) {
  try {
    const { source, text } = JSON.parse(line);
    return { source: String(source), text: String(text) };
  } catch {
    // Not one of its lines of JSON: turbo's own words, for example when it cannot start.
    return { source: 'turbo', text: line };
  }
}

/** @param {string} source such as `@finemesh/workbench#build` */
function packageOf(source) {
  return source.replace(/^@[^/]+\//, '').replace(/#.*$/, '');
}
