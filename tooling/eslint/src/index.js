import { correctness } from './correctness.js';
import { environments } from './environments.js';
import { habits } from './habits.js';
import { screens } from './screens.js';

/**
 * The whole lint configuration of the repo, in the order in which later parts override earlier ones.
 *
 * @type {import('eslint').Linter.Config[]}
 */
export const finemesh = [
  {
    name: 'finemesh/ignored',
    ignores: [
      '**/dist/',
      '**/node_modules/',
      '**/.turbo/',
      '**/coverage/',
      '**/.finemesh/',
      '**/test-results/',
      '**/playwright-report/',
      '**/.built-*/',
      // Written by drizzle-kit and openapi-typescript.
      'apps/server/migrations/',
      '**/*.generated.*',
    ],
  },
  ...correctness,
  ...screens,
  ...environments,
  ...habits,
];
