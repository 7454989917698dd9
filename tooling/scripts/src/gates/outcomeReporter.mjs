import { writeFileSync } from 'node:fs';

/**
 * Vitest reporter that writes what the closing line needs: each test's state, and the note that a skipped one carries.
 * Vitest's own JSON leaves the note out. The file is named by the environment, since a reporter gets no arguments there.
 */
export default class OutcomeReporter {
  /**
   * @param {readonly import('vitest/node').TestModule[]} modules
   * @param {readonly unknown[]} unhandledErrors
   */
  onTestRunEnd(modules, unhandledErrors) {
    /** @type {import('./testOutcome.mjs').TestOutcome[]} */
    const tests = modules.flatMap((module) => [...module.children.allTests()].map(outcomeOf));
    for (const module of modules) {
      // A file that cannot be loaded has no tests, and its fault would otherwise count for nothing.
      if (module.errors().length > 0) tests.push({ name: module.relativeModuleId, state: 'failed' });
    }
    for (const error of unhandledErrors) {
      tests.push({ name: `outside of every test: ${/** @type {Error} */ (error).message}`, state: 'failed' });
    }
    const file = process.env['FINEMESH_OUTCOMES'];
    if (file) writeFileSync(file, JSON.stringify(tests));
  }
}

/**
 * @param {import('vitest/node').TestCase} test
 * @returns {import('./testOutcome.mjs').TestOutcome}
 */
function outcomeOf(test) {
  const result = test.result();
  const name = `${test.project.name} › ${test.fullName}`;
  if (result.state === 'passed' || result.state === 'failed') return { name, state: result.state };
  // A test that never ran because its file broke is `pending`; its file is reported as failed by itself.
  return { name, state: 'skipped', reason: noteOf(result) ?? reasonInTitle(test.fullName) };
}

/** @param {import('vitest/node').TestResult} result */
function noteOf(result) {
  return 'note' in result && result.note ? result.note : undefined;
}

/**
 * A whole `describe` cannot carry a note, so its title may: `(needs …)` or `(left out …)` says when it does not run.
 *
 * @param {string} title
 */
function reasonInTitle(title) {
  return /\(((?:needs|left out) [^)]+)\)/.exec(title)?.[1];
}
