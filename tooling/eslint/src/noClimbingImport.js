import { existsSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';

/**
 * Refuses a relative import that leaves the package of the file it stands in. Another package is entered by its name.
 *
 * @type {import('eslint').Rule.RuleModule}
 */
export const noClimbingImport = {
  meta: {
    type: 'problem',
    schema: [],
    messages: { climbs: '"{{ source }}" climbs out of {{ name }}; import the other package by its name.' },
  },
  create(context) {
    const folder = dirname(context.filename);
    const root = packageRootOf(folder);
    /** @param {{ source?: unknown }} node */
    const check = (node) => {
      const source = /** @type {any} the syntax tree is typed by a package that ESLint alone depends on */ (node.source);
      if (!root || typeof source?.value !== 'string' || !source.value.startsWith('.')) return;
      const target = resolve(folder, source.value);
      if (target === root || target.startsWith(root + sep)) return;
      context.report({ node: source, messageId: 'climbs', data: { source: source.value, name: relative(context.cwd, root) } });
    };
    return {
      ImportDeclaration: check,
      ImportExpression: check,
      ExportNamedDeclaration: check,
      ExportAllDeclaration: check,
    };
  },
};

/** @type {Map<string, string | undefined>} */
const packageRoots = new Map();

/**
 * @param {string} folder
 * @returns {string | undefined} the nearest folder upwards with a package.json
 */
function packageRootOf(folder) {
  if (packageRoots.has(folder)) return packageRoots.get(folder);
  const parent = dirname(folder);
  const root = existsSync(join(folder, 'package.json')) ? folder : parent === folder ? undefined : packageRootOf(parent);
  packageRoots.set(folder, root);
  return root;
}
