import { execFile } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const later = 'async function later(): Promise<number> {\n  return 1;\n}\n';

/** One violation of each rule that needs types, and what is allowed beside it. */
const violations: Readonly<Record<string, string>> = {
  'await-thenable': 'export async function read(): Promise<number> {\n  return await 3;\n}',
  'no-array-delete': 'export const drop = (from: number[]): boolean => delete from[0];',
  'no-floating-promises': `${later}export function start(): void {\n  later();\n}`,
  'no-for-in-array': 'export function keys(of: number[]): void {\n  for (const key in of) throw new Error(key);\n}',
  'no-misused-promises': `${later}export const all = (): void => [1].forEach(async () => void (await later()));`,
  'only-throw-error': "export function stop(): never {\n  throw 'stop';\n}",
  'prefer-promise-reject-errors': "export const refuse = (): Promise<never> => Promise.reject('no');",
  'return-await': `${later}export async function read(): Promise<number> {\n  try {\n    return later();\n  } catch {\n    return 0;\n  }\n}`,
  'switch-exhaustiveness-check':
    "export function rank(of: 'a' | 'b'): number {\n  switch (of) {\n    case 'a':\n      return 1;\n  }\n  return 2;\n}",
};
const allowed = `${later}export async function read(): Promise<number> {\n  return (await later()) + 1;\n}`;

/** A promise that nobody waits for: where it fails on the server, the process ends. */
const unattended = `${later}export function start(): void {\n  void later();\n}`;

let folder: string;
let found: Map<string, string[]>;

interface Diagnostic {
  readonly code: string;
  readonly filename: string;
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'finemesh-lint-'));
  mkdirSync(join(folder, 'src'));
  copyFileSync(join(root, '.oxlintrc.json'), join(folder, '.oxlintrc.json'));
  writeFileSync(join(folder, 'tsconfig.json'), '{ "compilerOptions": { "strict": true, "target": "ES2022", "types": [] }, "include": ["src", "apps"] }');
  for (const [rule, code] of Object.entries(violations)) writeFileSync(join(folder, 'src', `${rule}.ts`), `${code}\n`);
  writeFileSync(join(folder, 'src', 'allowed.ts'), `${allowed}\n`);
  mkdirSync(join(folder, 'apps/server/src'), { recursive: true });
  writeFileSync(join(folder, 'apps/server/src', 'unattended.ts'), `${unattended}\n`);
  writeFileSync(join(folder, 'src', 'on-a-screen.ts'), `${unattended}\n`);
  found = byFile(await diagnostics());
});
afterAll(() => rmSync(folder, { recursive: true }));

it.each(Object.keys(violations))('%s is refused', (rule) => {
  expect(found.get(`${rule}.ts`)).toContain(`typescript(${rule})`);
});

it('a promise without a catch is refused on the server, even one that is marked as ignored', () => {
  expect(found.get('unattended.ts')).toEqual(['typescript(no-floating-promises)']);
  expect(found.get('on-a-screen.ts')).toBeUndefined();
});

it('leaves what is right alone', () => {
  expect(found.get('allowed.ts')).toBeUndefined();
});

async function diagnostics(): Promise<readonly Diagnostic[]> {
  // Its other half is looked for where it runs, and the folder is not in the repo.
  const env = { ...process.env, OXLINT_TSGOLINT_PATH: join(root, 'node_modules/oxlint-tsgolint/bin/tsgolint.js') };
  const run = promisify(execFile)(join(root, 'node_modules/.bin/oxlint'), ['--type-aware', '--format', 'json', 'src', 'apps'], { cwd: folder, env });
  // It ends with 1 when it finds something.
  const { stdout } = await run.catch((error: { stdout: string }) => error);
  return (JSON.parse(stdout) as { diagnostics: Diagnostic[] }).diagnostics;
}

function byFile(all: readonly Diagnostic[]): Map<string, string[]> {
  const rules = new Map<string, string[]>();
  for (const { filename, code } of all) {
    const file = filename.replace(/^.*\//, '');
    rules.set(file, [...(rules.get(file) ?? []), code]);
  }
  return rules;
}
