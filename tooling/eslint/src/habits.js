import { filesOf } from './filesOf.js';
import { noClimbingImport } from './noClimbingImport.js';
import { descriptiveFileName } from './descriptiveFileName.js';

const defaultExport = {
  selector: 'ExportDefaultDeclaration',
  message: 'Export by name: a name can be searched for and cannot differ from file to file.',
};
const environmentRead = {
  selector: 'MemberExpression[object.name="process"][property.name="env"], MemberExpression[object.name="process"][property.value="env"]',
  message: 'Only platform/config reads the environment; take the value from Config.',
};
const clocksAndDice = [
  {
    selector: 'CallExpression[callee.object.name="Date"][callee.property.name="now"], NewExpression[callee.name="Date"][arguments.length=0]',
    message: 'Rules are pure: take the time as an argument.',
  },
  {
    selector: 'MemberExpression[object.name="Math"][property.name="random"]',
    message: 'Rules are pure: take the random source as an argument.',
  },
];

/** How code is written here, where a tool can see it. */
export const habits = [
  {
    name: 'finemesh/habits',
    plugins: { finemesh: { rules: { 'no-climbing-import': noClimbingImport, 'descriptive-file-name': descriptiveFileName } } },
    rules: {
      'finemesh/no-climbing-import': 'error',
      'finemesh/descriptive-file-name': 'error',
      'no-console': 'error',
      'no-restricted-syntax': ['error', defaultExport, environmentRead],
      'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx'], location: 'anywhere' }],
    },
  },
  {
    name: 'finemesh/habits-of-rules',
    files: filesOf.pure,
    ignores: filesOf.tests,
    rules: { 'no-restricted-syntax': ['error', defaultExport, environmentRead, ...clocksAndDice] },
  },
  {
    name: 'finemesh/habits-of-configuration-reading',
    files: ['apps/server/src/platform/config/**', 'apps/server/src/platform/config.ts'],
    rules: { 'no-restricted-syntax': ['error', defaultExport] },
  },
  {
    name: 'finemesh/habits-of-tooling',
    files: [...filesOf.tooling, ...filesOf.tests, 'apps/server/drizzle.config.ts'],
    rules: { 'no-restricted-syntax': ['error', defaultExport], 'no-console': 'off' },
  },
  {
    name: 'finemesh/habits-of-configuration',
    files: filesOf.configuration,
    rules: { 'no-restricted-syntax': 'off' },
  },
];
