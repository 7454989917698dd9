import { Fault } from '../Fault.mjs';
import { parseFlags } from '../parseFlags.mjs';

/** Names of the gates in the order in which they run: what is quick and finds most comes first. */
export const gateNames = /** @type {const} */ ([
  'typecheck',
  'lint',
  'boundaries',
  'unused',
  'manifests',
  'plant',
  'build',
  'cache',
  'unit',
  'e2e',
]);

/** @typedef {typeof gateNames[number]} GateName */

export const gateHelp = `npm test [-- options]   proves everything that is claimed; one line at the end sums it up

  --only a,b    only these gates: ${gateNames.join(', ')}
  --help        this text`;

/**
 * @param {string[]} args
 * @returns {{ help: boolean, only: readonly GateName[] }}
 * @throws {Fault} when a gate is not known
 */
export function gateOptions(args) {
  const flags = parseFlags({ help: { type: 'boolean' }, only: { type: 'string' } }, args, 'npm test -- --help');
  const wanted = flags.only?.split(',').map((name) => name.trim());
  const stranger = wanted?.find((name) => !isGateName(name));
  if (stranger !== undefined) throw new Fault(`There is no gate "${stranger}"; there are ${gateNames.join(', ')}.`);
  return { help: flags.help === true, only: wanted ? gateNames.filter((name) => wanted.includes(name)) : gateNames };
}

/** @param {string} name @returns {name is GateName} */
function isGateName(name) {
  return /** @type {readonly string[]} */ (gateNames).includes(name);
}
