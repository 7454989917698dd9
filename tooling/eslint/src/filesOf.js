/** Globs that several parts of the preset share. */
export const filesOf = {
  scripts: ['**/*.js', '**/*.mjs', '**/*.cjs'],
  typeScript: ['**/*.ts'],
  components: ['**/*.vue'],
  tests: ['**/*.test.ts', '**/*.spec.ts', '**/*.bench.ts', 'tests/**', 'tooling/testkit/**'],
  /** Pure packages: no I/O, no clock, no random. */
  pure: ['packages/domain/src/**', 'packages/geo/src/**', 'packages/contract/src/**'],
  /** Packages that run in the browser and in Node. */
  bothSides: [
    'packages/domain/src/**',
    'packages/geo/src/**',
    'packages/contract/src/**',
    'packages/roster/src/**',
    'packages/gridding/src/**',
    'packages/pilot/src/**',
  ],
  browser: [
    'packages/screens/src/**',
    'packages/client/src/**',
    'packages/map/src/**',
    'packages/ui/src/**',
    'apps/command-center/src/**',
    'apps/workbench/src/**',
    'apps/resident-portal/src/**',
    'apps/roster-sheet/src/**',
    'apps/grid-planner/src/**',
  ],
  server: ['apps/server/src/**'],
  tooling: ['tooling/**', 'tests/**', '*.js', '**/*.config.ts', '**/*.config.js'],
  /** Where a tool insists on a default export. */
  configuration: ['**/*.config.ts', '**/*.config.js', '**/*.d.ts', '**/*Reporter.mjs'],
};
