import { parseArgs } from 'node:util';
import { Fault } from './Fault.mjs';

/**
 * Reads a command line of long flags.
 *
 * @template {Record<string, { type: 'boolean' | 'string' }>} Options
 * @param {Options} options
 * @param {string[]} args the words after `npm start --`
 * @param {string} help where to read more, such as "npm start -- --help"
 * @returns {{ [Name in keyof Options]?: Options[Name]['type'] extends 'boolean' ? boolean : string }}
 * @throws {Fault} when a flag is not known, lacks its value or has one too many
 */
export function parseFlags(options, args, help) {
  try {
    return { ...parseArgs({ args, options, strict: true, allowPositionals: false }).values };
  } catch (cause) {
    // Node's message goes on with advice about positional arguments after its first sentence.
    const message = /** @type {Error} */ (cause).message.split(/\. |\n/)[0];
    throw new Fault(`${message} (see ${help})`, { cause });
  }
}
