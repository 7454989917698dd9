import { setTimeout as sleep } from 'node:timers/promises';
import { Fault } from '../Fault.mjs';
import { inRepo, repoRoot } from '../repo.mjs';
import { startProgram } from '../startProgram.mjs';
import { lastWords, openLog } from './openLog.mjs';

/** The first start makes the database and the pilot district, on a slow machine in well under this. */
const readyWithinMs = 120_000;

/**
 * Starts the server in demo mode and waits until it is ready.
 *
 * @param {import('./startOptions.mjs').StartOptions} options
 * @param {import('../createProgress.mjs').Progress} progress
 * @throws {Fault} with the server's last words when it ends or does not get ready
 */
export async function startServer(options, progress) {
  const step = progress.begin('Start');
  const log = openLog(options.dataDir, 'server');
  const server = startProgram([inRepo('apps', 'server', 'dist', 'main.js')], {
    cwd: repoRoot,
    env: serverEnvironment(options),
    output: log.descriptor,
  });
  const origin = `http://${options.host === '0.0.0.0' ? '127.0.0.1' : options.host}:${options.port}`;
  step.show('database and pilot district');
  if (!(await isReady(server, `${origin}/readyz`, step))) {
    step.fail('failed');
    throw new Fault(refusal(server.exitCode, log.path));
  }
  step.end('ready');
  return { server, origin, log: log.path };
}

/** @param {import('./startOptions.mjs').StartOptions} options */
function serverEnvironment(options) {
  return {
    ...process.env,
    // The server's own default is meant for a deployment.
    NODE_ENV: 'production',
    MODE: 'demo',
    PORT: String(options.port),
    HOST: options.host,
    DATA_DIR: options.dataDir,
    SIMULATOR: options.simulator ? 'on' : 'off',
  };
}

/** The server's exit code when its settings cannot be used; it has then said so in lines made for the person. */
const cannotStart = 2;

/** @param {number | null} exitCode @param {string} log */
function refusal(exitCode, log) {
  if (exitCode === cannotStart) return lastWords(log).join('\n');
  const why = exitCode === null ? 'does not get ready' : `ended (exit code ${exitCode})`;
  return [`The server ${why}; its last words in ${log}:`, ...lastWords(log)].join('\n');
}

/**
 * @param {import('node:child_process').ChildProcess} server
 * @param {string} url
 * @param {import('../createProgress.mjs').Step} step
 */
async function isReady(server, url, step) {
  for (const until = Date.now() + readyWithinMs; Date.now() < until; await sleep(100)) {
    if (server.exitCode !== null || server.signalCode !== null) return false;
    step.show('database and pilot district');
    const answer = await fetch(url, { signal: AbortSignal.timeout(2_000) }).catch(() => undefined);
    if (answer?.ok) return true;
  }
  return false;
}
