import { stopChildren } from '../children.mjs';
import { createProgress } from '../createProgress.mjs';
import { Fault } from '../Fault.mjs';
import { install } from '../install.mjs';
import { onInterrupt } from '../onInterrupt.mjs';
import { banner } from './banner.mjs';
import { build } from './build.mjs';
import { checkDataDir } from './checkDataDir.mjs';
import { checkPort } from './checkPort.mjs';
import { startOptions, startHelp } from './startOptions.mjs';
import { startServer } from './startServer.mjs';
import { startSimulator } from './startSimulator.mjs';

/**
 * `npm start`: from a fresh clone to the printed addresses, and a clean end on Ctrl-C.
 *
 * @param {string[]} args
 */
export async function start(args) {
  let running = false;
  const { interrupted } = onInterrupt(() => {
    if (running) console.log('Stopping …');
    // Ctrl-C is how a running Finemesh is meant to end; before that it breaks something off.
    return running ? 0 : undefined;
  });
  try {
    const options = startOptions(args, process.env);
    if (options.help) return console.log(startHelp);
    const server = await run(options);
    running = true;
    server.once('exit', (code, signal) => {
      if (interrupted()) return;
      console.error(`The server ended by itself (${signal ?? `exit code ${code}`}).`);
      void stopChildren().finally(() => process.exit(1));
    });
  } catch (error) {
    if (interrupted()) return;
    await stopChildren();
    // What the person can put right is said in its own words; anything else is a fault of ours and keeps its stack.
    console.error(error instanceof Fault ? error.message : error);
    process.exit(1);
  }
}

/**
 * @param {import('./startOptions.mjs').StartOptions} options
 * @returns {Promise<import('node:child_process').ChildProcess>} the running server
 */
async function run(options) {
  await checkPort(options.port, options.host);
  checkDataDir(options.dataDir);
  const progress = createProgress();
  const env = await install(progress);
  await build(progress, env);
  const { server, origin, log } = await startServer(options, progress);
  const logs = [log];
  if (options.simulator) logs.push(startSimulator(options, origin).log);
  console.log(banner({ port: options.port, accounts: await demoAccounts(origin), logs, simulator: options.simulator }));
  return server;
}

/** @param {string} origin @returns {Promise<import('./banner.mjs').DemoAccount[]>} */
async function demoAccounts(origin) {
  const answer = await fetch(`${origin}/api/demo/accounts`);
  if (!answer.ok) throw new Fault(`The server does not list its demo accounts (HTTP ${answer.status}).`);
  const { accounts } = /** @type {{ accounts: import('./banner.mjs').DemoAccount[] }} */ (await answer.json());
  return accounts;
}
