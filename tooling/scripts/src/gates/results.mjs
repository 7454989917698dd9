/**
 * What one gate found. A gate without tests of its own counts as one.
 *
 * @typedef {object} GateResult
 * @property {string} name
 * @property {number} passed
 * @property {string[]} failures one line each: what failed
 * @property {{ name: string, reason: string }[]} skipped
 */

/**
 * A gate that is right or wrong as a whole.
 *
 * @param {string} name
 * @param {boolean} ok
 * @returns {GateResult}
 */
export function wholeGate(name, ok) {
  return { name, passed: ok ? 1 : 0, failures: ok ? [] : [name], skipped: [] };
}

/**
 * The closing words: what failed, what was left out and why, and the line that sums it up, alone and last.
 *
 * @param {GateResult[]} results
 * @returns {string[]}
 */
export function closingLines(results) {
  const failures = results.flatMap((result) => result.failures.map((failure) => describe(result.name, failure)));
  const skipped = results.flatMap((result) => result.skipped.map((test) => ({ ...test, gate: result.name })));
  const passed = results.reduce((sum, result) => sum + result.passed, 0);
  return [
    ...(failures.length > 0 ? ['Failed:', ...failures.map((line) => `  ${line}`), ''] : []),
    ...(skipped.length > 0
      ? ['Left out:', ...skipped.map(({ gate, name, reason }) => `  ${gate}: ${name} (${reason})`), '']
      : []),
    `${passed} passed, ${failures.length} failed${skipped.length > 0 ? `, ${skipped.length} skipped` : ''}`,
  ];
}

/** @param {string} gate @param {string} failure */
const describe = (gate, failure) => (failure === gate ? gate : `${gate}: ${failure}`);
