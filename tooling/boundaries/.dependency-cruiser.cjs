/**
 * The import rules of the repo. Imports point down, never up and never sideways:
 *
 *   apps/<front end>            apps/server          tooling, tests
 *        screens                    │                (may read everything by its name)
 *      client  map  ui              │
 *        └──────┼────┘              │
 *      roster gridding contract ◄───┘     pilot: over contract, domain and geo; for the server's demo mode, tooling and tests
 *        └──────┼────┘
 *          domain  geo
 *
 * Every rule here has its planted violation in src/boundaries.test.ts.
 */
const tests = '\\.(test|spec|bench)\\.ts$';
const configs = '\\.config\\.[jt]s$';
const testsAndConfigs = `${tests}|${configs}`;
const frontEnds = '^apps/(command-center|workbench|resident-portal|roster-sheet|grid-planner)/';
const browserPackages = '^packages/(screens|client|map|ui)/';
const bothSides = '^packages/(domain|geo|contract|roster|gridding|pilot)/';

/** A package of a row may import itself and the named packages below it. */
const layer = (name, below) => ({
  name: `${name}-imports-downwards`,
  comment: `packages/${name} may import ${below.length > 0 ? below.join(', ') : 'no other package'}.`,
  severity: 'error',
  from: { path: `^packages/${name}/`, pathNot: testsAndConfigs },
  to: { path: '^packages/', pathNot: `^packages/(${[name, ...below].join('|')})/` },
});

module.exports = {
  forbidden: [
    layer('domain', []),
    layer('geo', []),
    layer('contract', ['domain', 'geo']),
    layer('roster', ['domain', 'geo']),
    layer('gridding', ['domain', 'geo']),
    layer('pilot', ['contract', 'domain', 'geo']),
    layer('client', ['roster', 'gridding', 'contract', 'domain', 'geo']),
    layer('map', ['roster', 'gridding', 'contract', 'domain', 'geo']),
    layer('ui', []),
    layer('screens', ['client', 'map', 'ui', 'contract', 'domain', 'geo']),
    {
      name: 'packages-know-no-app',
      comment: 'A package does not know who uses it.',
      severity: 'error',
      from: { path: '^packages/' },
      to: { path: '^apps/' },
    },
    {
      name: 'apps-never-import-apps',
      comment: 'A host loads a remote at run time; the front ends and the server meet in packages/contract.',
      severity: 'error',
      from: { path: '^apps/([^/]+)/' },
      to: { path: '^apps/', pathNot: '^apps/$1/' },
    },
    {
      name: 'server-draws-nothing',
      comment: 'screens, client, map and ui run in the browser.',
      severity: 'error',
      from: { path: '^apps/server/' },
      to: { path: browserPackages },
    },
    {
      name: 'pilot-is-not-shipped-to-browsers',
      comment: 'The pilot district is read by demo mode, tooling and tests.',
      severity: 'error',
      from: { path: frontEnds, pathNot: tests },
      to: { path: '^packages/pilot/' },
    },
    {
      name: 'areas-through-their-index',
      comment: "An area calls another through its index.ts; its tables are nobody else's.",
      severity: 'error',
      from: { path: '^apps/server/src/([^/]+)/' },
      to: { path: '^apps/server/src/[^/]+/', pathNot: ['^apps/server/src/($1|platform)/', '^apps/server/src/[^/]+/index\\.ts$'] },
    },
    {
      name: 'composition-through-indexes',
      comment: 'What composes the server takes each area through its index.ts as well.',
      severity: 'error',
      from: { path: '^apps/server/src/[^/]+\\.ts$', pathNot: tests },
      to: { path: '^apps/server/src/[^/]+/', pathNot: ['^apps/server/src/platform/', '^apps/server/src/[^/]+/index\\.ts$'] },
    },
    {
      name: 'platform-knows-no-area',
      comment: 'The platform is below every area.',
      severity: 'error',
      from: { path: '^apps/server/src/platform/', pathNot: tests },
      to: { path: '^apps/server/src/', pathNot: '^apps/server/src/platform/' },
    },
    {
      name: 'packages-by-name-alone',
      comment: 'Another package is entered by its name, never by a path.',
      severity: 'error',
      from: { path: '^((?:apps|packages|tooling)/[^/]+|tests)/' },
      to: { path: '^(apps|packages|tooling|tests)/', pathNot: '^$1/', dependencyTypes: ['local'] },
    },
    {
      name: 'testkit-in-tests-only',
      comment: 'The testkit stays out of what ships; benchmarks ship as little as tests do.',
      severity: 'error',
      from: { path: '^(apps|packages|tooling)/', pathNot: [testsAndConfigs, '^tooling/(testkit|bench)/', '/testing/'] },
      to: { path: '^tooling/testkit/' },
    },
    {
      name: 'tooling-stays-outside',
      comment: 'What ships imports no tooling; presets are for configuration files.',
      severity: 'error',
      from: { path: '^(apps|packages)/', pathNot: [testsAndConfigs, '/testing/'] },
      to: { path: '^tooling/', pathNot: '^tooling/testkit/' },
    },
    {
      name: 'tests-are-leaves',
      comment: 'Nothing imports a test file; what two tests need has a file of its own.',
      severity: 'error',
      from: {},
      to: { path: tests },
    },
    {
      name: 'both-sides-without-node',
      comment: 'These packages run in the browser too.',
      severity: 'error',
      from: { path: bothSides, pathNot: testsAndConfigs },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'lowest-row-without-libraries',
      comment: 'The rules and the geometry depend on nothing.',
      severity: 'error',
      from: { path: '^packages/(domain|geo)/', pathNot: testsAndConfigs },
      to: { path: 'node_modules' },
    },
    {
      name: 'plain-contract-without-schemas',
      comment: 'What a front end calls and refuses with is plain data: it must not download the schema library for it.',
      severity: 'error',
      from: { path: '^packages/contract/src/(routes/paths|endpoints|errors|errorTexts|caseLimits)\\.ts$' },
      to: { path: 'node_modules/zod/', reachable: true },
    },
    {
      name: 'no-cycles',
      comment: 'In a circle of imports nobody can say which file comes first.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'imports-lead-somewhere',
      comment: "An import must resolve; a path that a package's exports do not name does not.",
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^virtual:' },
    },
    {
      name: 'libraries-are-declared',
      comment: "Each package names in its own package.json what it imports.",
      severity: 'error',
      from: {},
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'what-ships-needs-no-dev-dependency',
      comment: 'The server and the packages run without their devDependencies.',
      severity: 'error',
      from: { path: '^(apps/server|packages/[^/]+)/src/', pathNot: [tests, '/testing/'] },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only', 'triple-slash-type-reference'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    // What a test generates is not there until it has run.
    exclude: { path: '/(dist|coverage|\\.turbo|fixtures|generated)/' },
    // Imports of types are imports: a type that climbs makes its package climb.
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'default'],
      extensions: ['.ts', '.vue', '.js', '.mjs', '.cjs', '.json', '.d.ts'],
      mainFields: ['module', 'main', 'types'],
    },
  },
};
