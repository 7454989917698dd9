/**
 * The parts of Playwright's JSON report that count.
 *
 * @typedef {{ status: string, annotations?: { type: string, description?: string }[], projectName?: string }} ReportedTest
 * @typedef {{ title: string, tests: ReportedTest[] }} ReportedSpec
 * @typedef {{ title: string, specs?: ReportedSpec[], suites?: ReportedSuite[] }} ReportedSuite
 * @typedef {{ suites?: ReportedSuite[], errors?: { message?: string }[] }} PlaywrightReport
 */

/**
 * @param {PlaywrightReport} report
 * @returns {import('./testOutcome.mjs').TestOutcome[]}
 */
export function readPlaywrightReport({ suites = [], errors = [] }) {
  return [
    ...suites.flatMap((suite) => testsIn(suite, [])),
    ...errors.map(({ message = 'unknown' }) => ({
      name: `outside of every test: ${message.split('\n')[0]}`,
      state: /** @type {const} */ ('failed'),
    })),
  ];
}

/**
 * @param {ReportedSuite} suite
 * @param {string[]} path titles above it
 * @returns {import('./testOutcome.mjs').TestOutcome[]}
 */
function testsIn(suite, path) {
  const here = [...path, suite.title];
  return [
    ...(suite.specs ?? []).flatMap((spec) => spec.tests.map((test) => outcomeOf([...here, spec.title].join(' › '), test))),
    ...(suite.suites ?? []).flatMap((inner) => testsIn(inner, here)),
  ];
}

/**
 * @param {string} name
 * @param {ReportedTest} test
 * @returns {import('./testOutcome.mjs').TestOutcome}
 */
function outcomeOf(name, { status, annotations = [] }) {
  if (status === 'skipped') {
    const reason = annotations.find(({ type }) => type === 'skip' || type === 'fixme')?.description;
    return { name, state: 'skipped', ...(reason ? { reason } : {}) };
  }
  // A test that passed only at the second try has failed once: flaky is not passed.
  return { name, state: status === 'expected' ? 'passed' : 'failed' };
}
