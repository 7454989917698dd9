import { basename, dirname } from 'node:path';

const empty = new Set(['util', 'utils', 'helper', 'helpers', 'common', 'misc', 'stuff', 'manager', 'shared']);

/**
 * Refuses files and folders whose name says nothing of what is in them: they gather what belongs elsewhere.
 *
 * @type {import('eslint').Rule.RuleModule}
 */
export const descriptiveFileName = {
  meta: {
    type: 'suggestion',
    schema: [],
    messages: { empty: '"{{ name }}" says nothing; name the file after what it exports.' },
  },
  create(context) {
    return {
      Program(node) {
        const file = basename(context.filename).split('.')[0] ?? '';
        const name = [file, basename(dirname(context.filename))].find((part) => empty.has(part.toLowerCase()));
        if (name) context.report({ node, messageId: 'empty', data: { name } });
      },
    };
  },
};
