import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Fault } from './Fault.mjs';
import { findPnpm } from './findPnpm.mjs';
import { hashInstallInputs, readInstallStamp, writeInstallStamp } from './installStamp.mjs';
import { repoRoot } from './repo.mjs';
import { runTool } from './runTool.mjs';
import { toolEnvironment } from './toolEnvironment.mjs';

/**
 * Installs exactly what the lockfile says, unless that was done already and nothing has changed since.
 *
 * @param {import('./createProgress.mjs').Progress} progress
 * @returns {Promise<Record<string, string | undefined>>} the environment for the tools that are now there
 * @throws {Fault} when it failed
 */
export async function install(progress) {
  const inputs = hashInstallInputs(repoRoot);
  const stamp = readInstallStamp(repoRoot);
  const step = progress.begin('Install');
  if (stamp?.inputs === inputs && existsSync(join(stamp.pnpmFolder, 'pnpm'))) {
    step.end('packages unchanged');
    return toolEnvironment(stamp.pnpmFolder);
  }
  step.show('getting pnpm');
  const pnpmFolder = await findPnpm();
  const env = toolEnvironment(pnpmFolder);
  const { code, lines } = await runTool('pnpm', ['install', '--frozen-lockfile', '--reporter=append-only'], {
    cwd: repoRoot,
    // Without a terminal pnpm refuses to replace a foreign node_modules unless it believes itself in CI.
    env: { ...env, CI: 'true' },
    onLine: (line) => step.show(line.replace(/^Progress: /, '')),
  });
  if (code !== 0) {
    step.fail('failed');
    throw new Fault(`pnpm could not install the packages:\n${lines.slice(-15).join('\n')}`);
  }
  writeInstallStamp(repoRoot, { inputs, pnpmFolder });
  step.end('packages installed');
  return env;
}
