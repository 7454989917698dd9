import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { cruise, type IConfiguration, type ICruiseResult } from 'dependency-cruiser';
import { describe, expect, it } from 'vitest';
import { plantTree, type Tree } from './plantTree.ts';

const configuration = createRequire(import.meta.url)(
  fileURLToPath(new URL('../.dependency-cruiser.cjs', import.meta.url)),
) as Required<IConfiguration> & { forbidden: { name: string }[] };

/** Names of the rules that a small sound repo with these files planted in it breaks. */
async function brokenRules(planted: Tree): Promise<string[]> {
  const { root, remove } = await plantTree(planted);
  try {
    const { options, ...ruleSet } = configuration;
    const report = await cruise(['apps', 'packages', 'tooling'], {
      ...options,
      baseDir: root,
      validate: true,
      ruleSet,
    });
    const { violations } = (report.output as ICruiseResult).summary;
    return [...new Set(violations.map((violation) => violation.rule.name))].sort();
  } finally {
    await remove();
  }
}

const takes = (name: string) => `import { entry } from '${name}'; export const taken = entry;`;

/** Each rule → one file that breaks it and nothing else. */
const violations: Record<string, Tree> = {
  'domain-imports-downwards': { 'packages/domain/src/x.ts': "import '../../contract/src/index.ts';" },
  'geo-imports-downwards': { 'packages/geo/src/x.ts': "import '../../domain/src/index.ts';" },
  'contract-imports-downwards': { 'packages/contract/src/x.ts': takes('@finemesh/ui') },
  'roster-imports-downwards': { 'packages/roster/src/x.ts': takes('@finemesh/contract') },
  'gridding-imports-downwards': { 'packages/gridding/src/x.ts': "import '../../contract/src/index.ts';" },
  'pilot-imports-downwards': { 'packages/pilot/src/x.ts': "import '../../roster/src/index.ts';" },
  'client-imports-downwards': { 'packages/client/src/x.ts': takes('@finemesh/ui') },
  'map-imports-downwards': { 'packages/map/src/x.ts': takes('@finemesh/ui') },
  'ui-imports-downwards': { 'packages/ui/src/x.ts': takes('@finemesh/domain') },
  'screens-imports-downwards': { 'packages/screens/src/x.ts': takes('@finemesh/roster') },
  'packages-know-no-app': { 'packages/ui/src/x.ts': "import '../../../apps/workbench/src/feed.ts';" },
  'apps-never-import-apps': { 'apps/workbench/src/x.ts': takes('@finemesh/roster-sheet') },
  'server-draws-nothing': { 'apps/server/src/cases/x.ts': takes('@finemesh/client') },
  'pilot-is-not-shipped-to-browsers': { 'apps/workbench/src/x.ts': takes('@finemesh/pilot') },
  'areas-through-their-index': {
    'apps/server/src/people/x.ts': "import { cases } from '../cases/tables.ts'; export const taken = cases;",
  },
  'composition-through-indexes': {
    'apps/server/src/start.ts': "import { cases } from './cases/tables.ts'; export const taken = cases;",
  },
  'platform-knows-no-area': {
    'apps/server/src/platform/x.ts': "import { report } from '../cases/index.ts'; export const taken = report;",
  },
  'packages-by-name-alone': {
    'packages/client/src/x.ts': "import { id } from '../../domain/src/ids.ts'; export const taken = id;",
  },
  'testkit-in-tests-only': { 'packages/roster/src/x.ts': takes('@finemesh/testkit') },
  'tooling-stays-outside': { 'apps/server/src/x.ts': takes('@finemesh/vite-preset') },
  'tests-are-leaves': { 'packages/client/src/x.ts': "import { tested } from './useFeed.test.ts'; export { tested };" },
  'both-sides-without-node': { 'packages/roster/src/x.ts': "import { join } from 'node:path'; export { join };" },
  'lowest-row-without-libraries': {
    'packages/geo/src/x.ts': "import { left } from 'left-pad'; export { left };",
    'packages/geo/package.json': JSON.stringify({
      name: '@finemesh/geo',
      exports: { '.': './src/index.ts' },
      dependencies: { 'left-pad': '1.0.0' },
    }),
    'packages/geo/node_modules/left-pad/index.js': 'export const left = 1;',
  },
  'plain-contract-without-schemas': {
    'packages/contract/src/routes/paths.ts': "import { id } from '../x.ts'; export const paths = id;",
    'packages/contract/src/x.ts': "import { z } from 'zod'; export const id = z;",
    'packages/contract/package.json': JSON.stringify({
      name: '@finemesh/contract',
      exports: { '.': './src/index.ts' },
      dependencies: { zod: '1.0.0' },
    }),
    'packages/contract/node_modules/zod/index.js': 'export const z = 1;',
  },
  'no-cycles': {
    'packages/ui/src/a.ts': "import { b } from './b.ts'; export const a = () => b;",
    'packages/ui/src/b.ts': "import { a } from './a.ts'; export const b = () => a;",
  },
  'imports-lead-somewhere': { 'packages/client/src/x.ts': takes('@finemesh/domain/src/ids.ts') },
  'libraries-are-declared': {
    'packages/ui/src/x.ts': "import { left } from 'left-pad'; export { left };",
    'packages/ui/node_modules/left-pad/index.js': 'export const left = 1;',
  },
  'what-ships-needs-no-dev-dependency': {
    'apps/server/src/cases/x.ts': "import { left } from 'dev-only'; export { left };",
    'apps/server/node_modules/dev-only/index.js': 'export const left = 1;',
  },
};

/** A path into another package breaks the rule of paths as well as the rule of rows. */
const alsoByPath = [
  'domain-imports-downwards',
  'geo-imports-downwards',
  'gridding-imports-downwards',
  'pilot-imports-downwards',
  'packages-know-no-app',
];

describe('the import rules', () => {
  it('let a sound repo pass', async () => {
    expect(await brokenRules({})).toEqual([]);
  });

  it('each have their planted violation here', () => {
    expect(Object.keys(violations).sort()).toEqual(configuration.forbidden.map((rule) => rule.name).sort());
  });

  it.each(Object.entries(violations))('refuse what breaks %s', async (rule, planted) => {
    const expected = alsoByPath.includes(rule) ? [rule, 'packages-by-name-alone'].sort() : [rule];
    expect(await brokenRules(planted)).toEqual(expected);
  });

  it('see the imports of components', async () => {
    const component = '<script setup lang="ts">\nimport { entry } from \'@finemesh/roster-sheet\';\nconsole.log(entry);\n</script>\n';
    expect(await brokenRules({ 'apps/workbench/src/Sheet.vue': component })).toEqual(['apps-never-import-apps']);
  });

  it('count an import of a type as an import', async () => {
    const planted = { 'packages/contract/src/x.ts': "import type { entry } from '@finemesh/ui'; export type X = typeof entry;" };
    expect(await brokenRules(planted)).toEqual(['contract-imports-downwards']);
  });
});
