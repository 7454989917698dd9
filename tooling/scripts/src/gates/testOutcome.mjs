/**
 * One test as a runner reports it, before it is judged.
 *
 * @typedef {object} TestOutcome
 * @property {string} name
 * @property {'passed' | 'failed' | 'skipped'} state
 * @property {string | undefined} [reason] why it was skipped
 */

/**
 * Sums a suite up. Two things count as failures though no test failed: a test that was skipped without a reason, for
 * nothing is left out in silence, and a runner that ended badly for a reason of its own.
 *
 * @param {string} name of the gate
 * @param {TestOutcome[]} tests
 * @param {number} exitCode of the runner
 * @returns {import('./results.mjs').GateResult}
 */
export function sumUpTests(name, tests, exitCode) {
  const failures = tests.filter((test) => test.state === 'failed').map((test) => test.name);
  const skipped = tests.filter((test) => test.state === 'skipped');
  const silent = skipped.filter((test) => !test.reason).map((test) => `${test.name} was skipped without a reason`);
  const ended = failures.length === 0 && exitCode !== 0 ? [`the runner ended with exit code ${exitCode}`] : [];
  const none = tests.length === 0 ? ['no test ran'] : [];
  return {
    name,
    passed: tests.filter((test) => test.state === 'passed').length,
    failures: [...failures, ...silent, ...(none.length > 0 ? none : ended)],
    skipped: skipped.flatMap((test) => (test.reason ? [{ name: test.name, reason: test.reason }] : [])),
  };
}
