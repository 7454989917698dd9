import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';

/** A PostgreSQL server that lives for one test run. */
export interface TestPostgres {
  /** Connection string of a database of this server. */
  urlOf(database: string): string;
  /** Runs statements on the maintenance database. */
  execute(statement: string): Promise<void>;
  /** Ends the server as a crash does, and keeps its files. */
  crash(): Promise<void>;
  /** Runs a server again that has crashed, at the same address. */
  resume(): Promise<void>;
  /** Ends the server and removes its files. May be called again. */
  stop(): Promise<void>;
}

const user = 'finemesh';
/** Where Debian and its relatives keep one folder a version. */
const debianFolder = '/usr/lib/postgresql';

/**
 * Starts PostgreSQL in a new folder, reachable by a unix socket in it alone.
 * @throws with what to install when there is none.
 */
export async function startPostgres(): Promise<TestPostgres> {
  const binaries = findBinaries();
  if (binaries === null) {
    throw new Error('PostgreSQL is not installed: install it with `apt-get install postgresql` (any version from 15 on)');
  }
  const folder = mkdtempSync(join(tmpdir(), 'finemesh-pg-'));
  const owner = await unprivilegedUser();
  if (owner !== null) chownSync(folder, owner.uid, owner.gid);

  const data = join(folder, 'data');
  await run(join(binaries, 'initdb'), ['-D', data, '-U', user, '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'], {
    ...owner,
    cwd: folder,
  });
  // Files of a test run need not survive a power cut; visibility and locks are as in production.
  const settings = ['fsync=off', 'full_page_writes=off', 'max_connections=200', 'listen_addresses='];
  const [command, ...parameters] = dyingWithParent([
    join(binaries, 'postgres'),
    ...['-D', data, '-k', folder],
    ...settings.flatMap((setting) => ['-c', setting]),
  ]);
  const urlOf = (database: string): string => `postgresql://${user}@localhost/${database}?host=${encodeURIComponent(folder)}`;
  const launch = async (): Promise<ChildProcess> => {
    const launched = spawn(command, parameters, { ...owner, cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
    await ready(launched, urlOf('postgres'));
    return launched;
  };
  let server = await launch();

  let stopping: Promise<void> | undefined;
  async function crash(): Promise<void> {
    if (server.exitCode !== null || server.signalCode !== null) return;
    const ended = new Promise((resolve) => server.once('exit', resolve));
    server.kill('SIGQUIT'); // Immediate shutdown.
    await ended;
  }
  async function stop(): Promise<void> {
    await crash();
    rmSync(folder, { recursive: true, force: true });
  }

  return {
    urlOf,
    async execute(statement) {
      const client = new pg.Client({ connectionString: urlOf('postgres') });
      await client.connect();
      try {
        await client.query(statement);
      } finally {
        await client.end();
      }
    },
    crash,
    async resume() {
      server = await launch();
    },
    stop: () => (stopping ??= stop()),
  };
}

const run = promisify(execFile);

/** The newest installed version, or whatever stands on the PATH. */
function findBinaries(): string | null {
  const versions = existsSync(debianFolder) ? readdirSync(debianFolder) : [];
  const folders = versions
    .sort((one, other) => Number(other) - Number(one))
    .map((version) => join(debianFolder, version, 'bin'))
    .concat((process.env['PATH'] ?? '').split(delimiter));
  return folders.find((folder) => existsSync(join(folder, 'initdb'))) ?? null;
}

/** PostgreSQL refuses to run as root; then the package's own user, or else nobody, runs it. */
async function unprivilegedUser(): Promise<{ uid: number; gid: number } | null> {
  if (process.getuid?.() !== 0) return null;
  for (const name of ['postgres', 'nobody']) {
    try {
      const [uid, gid] = await Promise.all([run('id', ['-u', name]), run('id', ['-g', name])]);
      return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
    } catch {
      // No such user on this machine; the next name may exist.
    }
  }
  throw new Error('PostgreSQL does not run as root, and there is neither a user postgres nor nobody');
}

/** A test run that is killed must not leave a server behind; Linux can tie the one's life to the other's. */
function dyingWithParent(command: [string, ...string[]]): [string, ...string[]] {
  const setpriv = '/usr/bin/setpriv';
  return existsSync(setpriv) ? [setpriv, '--pdeathsig', 'QUIT', ...command] : command;
}

async function ready(server: ChildProcess, url: string): Promise<void> {
  let output = '';
  server.stderr?.on('data', (chunk: Buffer) => {
    output = (output + chunk.toString()).slice(-4_000);
  });
  for (let attempts = 0; attempts < 400; attempts += 1) {
    if (server.exitCode !== null) break;
    const client = new pg.Client({ connectionString: url });
    try {
      await client.connect();
      await client.end();
      return;
    } catch {
      // Not listening yet.
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
  }
  server.kill('SIGKILL');
  throw new Error(`PostgreSQL did not start:\n${output}`);
}
