import { delimiter } from 'node:path';

/**
 * The environment of the tools that install, build and check: pnpm on the PATH, and nobody called home to.
 *
 * @param {string} pnpmFolder
 * @param {Record<string, string | undefined>} [environment]
 * @returns {Record<string, string | undefined>}
 */
export function toolEnvironment(pnpmFolder, environment = process.env) {
  /** @type {Record<string, string | undefined>} */
  const tools = {
    ...environment,
    PATH: `${pnpmFolder}${delimiter}${environment['PATH'] ?? ''}`,
    DO_NOT_TRACK: '1',
    TURBO_TELEMETRY_DISABLED: '1',
    TURBO_NO_UPDATE_NOTIFIER: '1',
    NO_UPDATE_NOTIFIER: '1',
  };
  // In `production` pnpm would leave out what builds the product.
  delete tools['NODE_ENV'];
  return tools;
}
