import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkTypes } from '../checkTypes.mjs';
import { inRepo, repoRoot } from '../repo.mjs';
import { runTool } from '../runTool.mjs';
import { runTurbo } from '../runTurbo.mjs';
import { readPlaywrightReport } from './readPlaywrightReport.mjs';
import { wholeGate } from './results.mjs';
import { sumUpTests } from './testOutcome.mjs';

/**
 * @typedef {object} GateContext
 * @property {Record<string, string | undefined>} env of the tools
 * @property {(line: string) => void} show a line of what is going on
 * @property {(line: string) => void} print a line that has to be read
 */

/** @typedef {(context: GateContext) => Promise<import('./results.mjs').GateResult>} Gate */

/** What each gate does. @type {Record<import('./gateOptions.mjs').GateName, Gate>} */
export const gates = {
  typecheck: typesAreRight,
  lint: codeIsClean,
  boundaries: toolGate('boundaries', 'depcruise', [
    '--config',
    'tooling/boundaries/.dependency-cruiser.cjs',
    'apps',
    'packages',
    'tooling',
    'tests',
  ]),
  unused: toolGate('unused', 'knip', ['--no-progress', '--treat-config-hints-as-errors']),
  manifests: toolGate('manifests', 'sherif', ['--fail-on-warnings']),
  plant: listsAreWhole,
  build: everythingBuilds,
  cache: secondBuildIsCached,
  unit: (context) =>
    testGate('unit', context, bin('vitest'), ['run', '--reporter=default', `--reporter=${inRepo('tooling/scripts/src/gates/outcomeReporter.mjs')}`]),
  e2e: (context) => testGate('e2e', context, bin('playwright', 'tests'), ['test', '--config', 'tests/playwright.config.ts', '--reporter=list,json']),
};

/** ESLint, and oxlint for the rules that need types. @type {Gate} */
async function codeIsClean({ env, show, print }) {
  const tools = [
    { program: bin('eslint'), args: ['.', '--max-warnings', '0'] },
    { program: bin('oxlint'), args: ['--type-aware'] },
  ];
  const outcomes = await Promise.all(tools.map(({ program, args }) => runTool(program, args, { cwd: repoRoot, env, onLine: show })));
  const failed = outcomes.filter(({ code }) => code !== 0);
  failed.forEach(({ lines }) => lines.forEach(print));
  return wholeGate('lint', failed.length === 0);
}

/** @param {string} name @param {string} program @param {string[]} args @returns {Gate} */
function toolGate(name, program, args) {
  return async ({ env, show, print }) => {
    const { code, lines } = await runTool(bin(program), args, { cwd: repoRoot, env, onLine: show });
    if (code !== 0) lines.forEach(print);
    return wholeGate(name, code === 0);
  };
}

/** @type {Gate} */
async function typesAreRight({ env, show, print }) {
  const { ok, lines } = await checkTypes({ env, onProgram: show });
  lines.forEach(print);
  return wholeGate('typecheck', ok);
}

/** @type {Gate} */
async function listsAreWhole({ env, show, print }) {
  const args = ['--import', 'tsx', inRepo('tooling/plant/src/run.ts')];
  const { code, lines } = await runTool(process.execPath, args, { cwd: repoRoot, env, onLine: show });
  lines.forEach(print);
  return wholeGate('plant', code === 0);
}

/** @type {Gate} */
async function everythingBuilds({ env, show, print }) {
  const outcome = await runTurbo('build', { env, onTask: show });
  outcome.errors.forEach(print);
  return wholeGate('build', outcome.ok);
}

/** A build whose inputs and outputs are declared rightly has nothing to do the second time. @type {Gate} */
async function secondBuildIsCached({ env, print }) {
  const { ok, total, cached } = await runTurbo('build', { env });
  if (ok && cached < total) print(`A second build repeated ${total - cached} of ${total} tasks.`);
  return wholeGate('cache', ok && cached === total);
}

/**
 * Runs a suite with the person watching, and reads what it found from a file.
 *
 * @param {'unit' | 'e2e'} name
 * @param {GateContext} context
 * @param {string} program
 * @param {string[]} args
 */
async function testGate(name, { env, print }, program, args) {
  const folder = mkdtempSync(join(tmpdir(), 'finemesh-test-'));
  const file = join(folder, 'outcomes.json');
  try {
    const { code } = await runTool(program, args, {
      cwd: repoRoot,
      env: { ...env, FINEMESH_OUTCOMES: file, PLAYWRIGHT_JSON_OUTPUT_FILE: file },
      onLine: print,
    });
    return sumUpTests(name, readOutcomes(name, file), code);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/**
 * @param {'unit' | 'e2e'} name
 * @param {string} file
 * @returns {import('./testOutcome.mjs').TestOutcome[]}
 */
function readOutcomes(name, file) {
  try {
    const report = JSON.parse(readFileSync(file, 'utf8'));
    return name === 'unit' ? report : readPlaywrightReport(report);
  } catch {
    // The runner broke before it could write; its exit code and "no test ran" say it.
    return [];
  }
}

/** @param {string} program @param {string} [folder] of the package that brings it, by default the root */
const bin = (program, folder = '.') => inRepo(folder, 'node_modules', '.bin', program);
