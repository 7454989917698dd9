import { mkdtemp, mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** For tests only. Path of a file → its content. */
export type Tree = Record<string, string>;

/** Packages of the planted repo → the packages that they name in their package.json. */
const packages: Record<string, string[]> = {
  'packages/domain': [],
  'packages/geo': [],
  'packages/contract': ['domain', 'roster', 'ui'],
  'packages/roster': ['domain', 'geo', 'contract', 'testkit'],
  'packages/pilot': ['domain', 'contract'],
  'packages/client': ['domain', 'contract', 'roster', 'ui'],
  'packages/map': ['domain', 'ui'],
  'packages/ui': ['domain'],
  'packages/screens': ['client', 'ui', 'domain', 'roster'],
  'apps/server': ['domain', 'contract', 'roster', 'pilot', 'client', 'testkit', 'vite-preset', 'roster-sheet'],
  'apps/workbench': ['domain', 'contract', 'client', 'map', 'ui', 'screens', 'pilot', 'roster-sheet'],
  'apps/roster-sheet': ['domain', 'contract', 'client', 'ui', 'roster'],
  'tooling/testkit': ['domain'],
  'tooling/vite-preset': [],
};

/** What stands in every planted repo: each package's index, two areas of the server, and imports that are allowed. */
const sound: Tree = {
  ...Object.fromEntries(Object.keys(packages).map((folder) => [`${folder}/src/index.ts`, 'export const entry = 1;'])),
  'packages/domain/src/ids.ts': 'export const id = 1;',
  'packages/roster/src/place.ts': "import { entry } from '@finemesh/geo'; export const place = entry;",
  'packages/client/src/useFeed.ts': "import { entry } from '@finemesh/contract'; export const feed = entry;",
  'packages/client/src/useFeed.test.ts': "import { feed } from './useFeed.ts'; export const tested = feed;",
  'apps/server/src/platform/database.ts': 'export const database = 1;',
  'apps/server/src/people/index.ts': "export { mayRead } from './mayRead.ts';",
  'apps/server/src/people/mayRead.ts': 'export const mayRead = 1;',
  'apps/server/src/cases/index.ts': "export { report } from './report.ts';",
  'apps/server/src/cases/tables.ts': 'export const cases = 1;',
  'apps/server/src/cases/report.ts':
    "import { mayRead } from '../people/index.ts'; import { database } from '../platform/database.ts'; import { cases } from './tables.ts'; export const report = [mayRead, database, cases];",
  'apps/server/src/main.ts': "import { report } from './cases/index.ts'; export const started = report;",
  'packages/screens/src/useList.ts': "import { entry } from '@finemesh/client'; export const list = entry;",
  'apps/workbench/src/App.vue': "<script setup lang=\"ts\">\nimport { feed } from './feed.ts';\n</script>\n",
  'apps/workbench/src/feed.ts': "import { entry } from '@finemesh/client'; export const feed = entry;",
};

/** Writes a small sound repo with the given files planted in it; answers with its folder and the way to remove it. */
export async function plantTree(planted: Tree): Promise<{ root: string; remove: () => Promise<void> }> {
  const root = await mkdtemp(join(tmpdir(), 'boundaries-'));
  for (const [folder, dependencies] of Object.entries(packages)) {
    await write(root, `${folder}/package.json`, manifestOf(folder, dependencies));
    for (const name of dependencies) {
      const link = join(root, folder, 'node_modules/@finemesh', name);
      await mkdir(dirname(link), { recursive: true });
      await symlink(join(root, folderOf(name)), link);
    }
  }
  for (const [path, content] of Object.entries({ ...sound, ...planted })) await write(root, path, content);
  return { root, remove: () => rm(root, { recursive: true }) };
}

function manifestOf(folder: string, dependencies: string[]): string {
  return JSON.stringify({
    name: `@finemesh/${folder.split('/')[1]}`,
    type: 'module',
    exports: { '.': './src/index.ts' },
    dependencies: Object.fromEntries(dependencies.map((name) => [`@finemesh/${name}`, 'workspace:*'])),
    devDependencies: { 'dev-only': '1.0.0' },
  });
}

function folderOf(name: string): string {
  const folder = Object.keys(packages).find((candidate) => candidate.endsWith(`/${name}`));
  if (!folder) throw new Error(`no planted package is called ${name}`);
  return folder;
}

async function write(root: string, path: string, content: string): Promise<void> {
  const file = join(root, path);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, content);
}
