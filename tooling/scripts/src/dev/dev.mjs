import { createServer } from 'node:net';
import { stopChildren } from '../children.mjs';
import { createProgress } from '../createProgress.mjs';
import { Fault } from '../Fault.mjs';
import { install } from '../install.mjs';
import { onInterrupt } from '../onInterrupt.mjs';
import { inRepo } from '../repo.mjs';
import { checkDataDir } from '../start/checkDataDir.mjs';
import { checkPort } from '../start/checkPort.mjs';
import { startProgram } from '../startProgram.mjs';
import { devHelp, devOptions } from './devOptions.mjs';

/**
 * `npm run dev`: every source behind one address, alive.
 *
 * @param {string[]} args
 */
export async function dev(args) {
  const { interrupted } = onInterrupt(() => 0);
  try {
    const options = devOptions(args, process.env);
    if (options.help) return console.log(devHelp);
    await run(options);
  } catch (error) {
    if (interrupted()) return;
    await stopChildren();
    console.error(error instanceof Fault ? error.message : error);
    process.exit(1);
  }
}

/** @param {ReturnType<typeof devOptions>} options */
async function run(options) {
  await checkPort(options.port, options.host);
  checkDataDir(options.dataDir);
  await install(createProgress());
  const serverPort = await freePort();
  const origin = (/** @type {string} */ site) => `http://${site}.localhost:${options.port}`;
  const env = {
    ...process.env,
    MODE: 'demo',
    PORT: String(serverPort),
    HOST: '127.0.0.1',
    DATA_DIR: options.dataDir,
    SIMULATOR: options.simulator ? 'on' : 'off',
    // What the browser's address bar says, not where the server listens.
    PORTAL_ORIGIN: origin('portal'),
    WORKBENCH_ORIGIN: origin('workbench'),
    WALL_ORIGIN: origin('wall'),
  };
  startFromSource(['watch', '--clear-screen=false', 'src/main.ts'], inRepo('apps', 'server'), env);
  if (options.simulator) {
    const args = ['src/main.ts', '--server', `http://127.0.0.1:${serverPort}`];
    startFromSource(args, inRepo('tooling', 'simulator'), process.env);
  }
  // Only now: before the installation there is no Vite to import.
  const { startDevSite } = await import('@finemesh/vite-preset/dev');
  await startDevSite({ root: inRepo(), port: options.port, serverPort });
  console.log(['', ...['portal', 'workbench', 'wall'].map((site) => `  ${site.padEnd(10)} ${origin(site)}`), ''].join('\n'));
}

/** @param {string[]} args of tsx @param {string} cwd @param {Record<string, string | undefined>} env */
function startFromSource(args, cwd, env) {
  const tsx = inRepo('node_modules', 'tsx', 'dist', 'cli.mjs');
  startProgram([tsx, ...args], { cwd, env, output: 'inherit' });
}

/** @returns {Promise<number>} a port that is free now, for the server behind the one address */
async function freePort() {
  const probe = createServer();
  await new Promise((resolve) => probe.listen(0, '127.0.0.1', () => resolve(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (probe.address());
  await new Promise((resolve) => probe.close(resolve));
  return port;
}
