import { fileURLToPath } from 'node:url';
import { ESLint } from 'eslint';
import { describe, expect, it } from 'vitest';
import { finemesh } from './index.js';

const root = fileURLToPath(new URL('../../../', import.meta.url));

const eslint = new ESLint({ cwd: root, overrideConfigFile: true, baseConfig: finemesh });

async function refusals(filePath: string, code: string): Promise<(string | null)[]> {
  const [result] = await eslint.lintText(code, { filePath: `${root}${filePath}` });
  return result!.messages.map((message) => message.ruleId ?? message.message);
}

const component = (template: string, script = '') =>
  `<script setup lang="ts">\n${script}\n</script>\n\n<template>\n  ${template}\n</template>\n`;

describe.each([
  ['a window in a rule', 'packages/domain/src/x.ts', 'window.alert(1);', 'no-restricted-globals'],
  ['a storage in a guard', 'packages/roster/src/x.ts', 'localStorage.clear();', 'no-restricted-globals'],
  ['a Node global in the contract', 'packages/contract/src/x.ts', 'process.exit();', 'no-restricted-globals'],
  ['a Node module in the pilot', 'packages/pilot/src/x.ts', "import 'node:fs';", 'no-restricted-imports'],
  ['a Node module on a screen', 'apps/workbench/src/x.ts', "import 'node:fs';", 'no-restricted-imports'],
  ['a Node global on a screen', 'packages/client/src/x.ts', "Buffer.from('');", 'no-restricted-globals'],
  ['a document in the server', 'apps/server/src/cases/x.ts', 'document.title;', 'no-restricted-globals'],
  ['a clock in a rule', 'packages/domain/src/x.ts', 'export const now = Date.now();', 'no-restricted-syntax'],
  ['today in a rule', 'packages/domain/src/x.ts', 'export const now = new Date();', 'no-restricted-syntax'],
  ['dice in a rule', 'packages/domain/src/x.ts', 'export const n = Math.random();', 'no-restricted-syntax'],
  ['the environment in an area', 'apps/server/src/cases/x.ts', 'export const x = process.env.X;', 'no-restricted-syntax'],
  ['the environment by index', 'apps/server/src/cases/x.ts', "export const x = process['env'];", 'no-restricted-syntax'],
  ['a default export', 'packages/ui/src/x.ts', 'export default 1;', 'no-restricted-syntax'],
  ['markup from text', 'packages/map/src/x.ts', "document.body.innerHTML = '';", 'no-restricted-properties'],
  ['an import that climbs', 'packages/domain/src/x.ts', "import '../../ui/src/index.ts';", 'finemesh/no-climbing-import'],
  ['a re-export that climbs', 'packages/domain/src/x.ts', "export * from '../../ui/a.ts';", 'finemesh/no-climbing-import'],
  ['a file named after nothing', 'packages/ui/src/helpers.ts', 'export const a = 1;', 'finemesh/descriptive-file-name'],
  ['a folder named after nothing', 'packages/ui/src/utils/a.ts', 'export const a = 1;', 'finemesh/descriptive-file-name'],
  ['a postponed duty', 'packages/ui/src/x.ts', '// todo: later', 'no-warning-comments'],
  ['a console in the server', 'apps/server/src/main.ts', "console.log('x');", 'no-console'],
  ['code from text', 'packages/ui/src/x.ts', "eval('1');", 'no-eval'],
  ['an unexplained any', 'packages/ui/src/x.ts', 'export const a: any = 1;', '@typescript-eslint/no-explicit-any'],
  ['v-html', 'packages/ui/src/X.vue', component('<p v-html="a" />', "const a = '';"), 'vue/no-v-html'],
  ['bound markup', 'packages/ui/src/X.vue', component('<p :innerHTML="a" />', "const a = '';"), 'vue/no-restricted-v-bind'],
  ['an image without words', 'packages/ui/src/X.vue', component('<img src="/a.png" />'), 'vuejs-accessibility/alt-text'],
  [
    'a click that no key reaches',
    'packages/ui/src/X.vue',
    component('<div @click="a" />', 'const a = () => {};'),
    'vuejs-accessibility/click-events-have-key-events',
  ],
  [
    'the options API',
    'packages/ui/src/X.vue',
    '<script lang="ts">\nexport default { data: () => ({}) };\n</script>\n',
    'vue/component-api-style',
  ],
])('%s', (_, filePath, code, rule) => {
  it(`is refused in ${filePath}`, async () => {
    expect(await refusals(filePath, code)).toContain(rule);
  });
});

describe('what stays allowed', () => {
  it.each([
    ['a date that is given', 'packages/domain/src/x.ts', 'export const day = (at: number) => new Date(at);'],
    ['an import inside the package', 'packages/domain/src/a/x.ts', "import '../ids.ts';"],
    ['the environment in platform/config', 'apps/server/src/platform/config/x.ts', 'export const x = process.env;'],
    ['a default export where a tool asks', 'apps/workbench/vite.config.ts', 'export default {};'],
    ['a console in tooling', 'tooling/scripts/src/x.mjs', "console.log('x');"],
    ['a Node module in a test of a pure package', 'packages/domain/src/x.test.ts', "import 'node:fs';"],
  ])('%s', async (_, filePath, code) => {
    expect(await refusals(filePath, code)).toEqual([]);
  });
});
