import { stopChildren } from '../children.mjs';
import { createProgress, duration } from '../createProgress.mjs';
import { Fault } from '../Fault.mjs';
import { install } from '../install.mjs';
import { onInterrupt } from '../onInterrupt.mjs';
import { gateHelp, gateOptions } from './gateOptions.mjs';
import { gates } from './gates.mjs';
import { closingLines, wholeGate } from './results.mjs';
import { ensureSystemPackages } from './systemPackages.mjs';

/** Gates whose tests start a browser or a database of the system; they use all of the machine, and people watch them. */
const needSystem = ['unit', 'e2e'];

/**
 * `npm test`: every gate, even after one has failed, and one line at the end.
 *
 * @param {string[]} args
 */
export async function runGates(args) {
  const { interrupted } = onInterrupt();
  try {
    const options = gateOptions(args);
    if (options.help) return console.log(gateHelp);
    const failed = await run(options.only);
    if (!interrupted()) process.exit(failed ? 1 : 0);
  } catch (error) {
    if (interrupted()) return;
    await stopChildren();
    console.error(error instanceof Fault ? error.message : error);
    process.exit(1);
  }
}

/**
 * @param {readonly import('./gateOptions.mjs').GateName[]} names
 * @returns {Promise<boolean>} whether anything failed
 */
async function run(names) {
  const began = Date.now();
  const progress = createProgress();
  const env = await install(progress);
  const results = [];
  if (names.some((name) => needSystem.includes(name))) {
    const { missing, advice } = await ensureSystemPackages(progress);
    advice.forEach((line) => console.log(line));
    results.push({ ...wholeGate('system packages', missing.length === 0), failures: missing.map(({ name }) => name) });
  }
  // ESLint works in one thread, so the other gates that only read go on beside it.
  const linting = names.includes('lint') ? runGate('lint', env, progress) : undefined;
  const others = names.filter((name) => name !== 'lint');
  for (const name of others.filter((one) => !needSystem.includes(one))) results.push(await runGate(name, env, progress));
  if (linting) results.push(await linting);
  for (const name of others.filter((one) => needSystem.includes(one))) results.push(await runGate(name, env, progress));
  console.log(`\nAll gates took ${duration(Date.now() - began)}.\n`);
  closingLines(results).forEach((line) => console.log(line));
  return results.some(({ failures }) => failures.length > 0);
}

/**
 * @param {import('./gateOptions.mjs').GateName} name
 * @param {Record<string, string | undefined>} env
 * @param {import('../createProgress.mjs').Progress} progress
 */
async function runGate(name, env, progress) {
  const step = progress.begin(name);
  /** What has to be read, after the live line is gone. @type {string[]} */
  const report = [];
  const watched = needSystem.includes(name);
  const result = await gates[name]({
    env,
    show: step.show,
    print: (line) => (watched ? step.say(line) : report.push(line)),
  });
  const { passed, failures } = result;
  if (failures.length > 0) step.fail(`${failures.length} failed, ${passed} passed`);
  else step.end(`${passed} passed`);
  report.forEach((line) => console.log(`  ${line}`));
  return result;
}
