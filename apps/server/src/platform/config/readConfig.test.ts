import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { createTempFolder } from '@finemesh/testkit';
import { describe, expect, it } from 'vitest';
import { atPort } from './Config.ts';
import { configKeys } from './config-keys.ts';
import { configTable } from './configTable.ts';
import { ConfigFault, readConfig } from './readConfig.ts';

const secret = 'f3a9c1d27b6e408590aa17c4e2b8d6f0';

function faultsOf(environment: NodeJS.ProcessEnv, args: string[] = []): string[] {
  try {
    readConfig(environment, args);
  } catch (error) {
    if (error instanceof ConfigFault) return error.message.split('\n');
    throw error;
  }
  return [];
}

describe('readConfig', () => {
  it('starts a demo with nothing but its mode and a folder', () => {
    const dataDir = createTempFolder();
    const config = readConfig({ MODE: 'demo', DATA_DIR: dataDir }, []);
    expect(config).toMatchObject({
      mode: 'demo',
      host: '127.0.0.1',
      port: 8080,
      databaseUrl: null,
      simulator: true,
      volunteerPrecisionMeters: 50,
      origins: { portal: 'http://portal.localhost:8080' },
    });
  });

  it('makes the secret of a demo once, readable by its owner alone', () => {
    const dataDir = createTempFolder();
    const first = readConfig({ MODE: 'demo', DATA_DIR: dataDir }, []).secret;
    expect(readConfig({ MODE: 'demo', DATA_DIR: dataDir }, []).secret).toBe(first);
    expect(first).toHaveLength(64);
    expect(statSync(join(dataDir, 'secret')).mode & 0o777).toBe(0o600);
  });

  it('names every fault at once, each in one line with what was found', () => {
    const faults = faultsOf({ PORT: 'eighty', POSITION_PRECISION: '5000', MODE: 'prod', PORTAL_ORIGIN: 'https://a.example/' });
    expect(faults.map((fault) => fault.split(':')[0])).toEqual(
      expect.arrayContaining(['PORT', 'POSITION_PRECISION', 'MODE', 'PORTAL_ORIGIN']),
    );
    expect(faults.join()).toContain('(found "eighty")');
  });

  it.each([
    ['no secret', {}],
    ['a short one', { FINEMESH_SECRET: 'changeme' }],
    ['a long one that is not random', { FINEMESH_SECRET: 'a'.repeat(64) }],
  ])('refuses production with %s', (_, environment) => {
    const faults = faultsOf({ MODE: 'production', ...environment });
    expect(faults.length).toBeGreaterThan(0);
    expect(faults.every((fault) => fault.startsWith('FINEMESH_SECRET: '))).toBe(true);
  });

  it('prints no secret value in a fault', () => {
    expect(faultsOf({ FINEMESH_SECRET: 'hunter2', DATABASE_URL: 'mysql://root:hunter2@db' }).join()).not.toContain('hunter2');
  });

  it('lets flags win over the environment and takes an empty variable for an unset one', () => {
    const config = readConfig({ FINEMESH_SECRET: secret, PORT: '1', LOG_LEVEL: '' }, ['--port', '0', '--no-simulator']);
    expect(config).toMatchObject({ port: 0, logLevel: 'info', simulator: false });
  });

  it('refuses a flag that does not exist', () => {
    expect(faultsOf({ FINEMESH_SECRET: secret }, ['--prot', '1'])[0]).toContain('--prot');
  });

  it('never simulates in production', () => {
    expect(readConfig({ FINEMESH_SECRET: secret, SIMULATOR: 'on' }, []).simulator).toBe(false);
  });

  it('puts the port that the system chose into the default origins alone', () => {
    const config = readConfig({ FINEMESH_SECRET: secret, PORT: '0', WALL_ORIGIN: 'https://wall.example' }, []);
    expect(atPort(config, 4321).origins).toEqual({
      portal: 'http://portal.localhost:4321',
      workbench: 'http://workbench.localhost:4321',
      wall: 'https://wall.example',
    });
  });

  it.each(['../../../README.md', '../../../../../README.md'])('is described in %s, setting by setting', (file) => {
    const readme = readFileSync(new URL(file, import.meta.url), 'utf8');
    expect(readme).toContain(configTable());
  });

  it('reads no variable that is not in the list of settings', () => {
    const source = readFileSync(new URL('./readConfig.ts', import.meta.url), 'utf8');
    const schema = source.slice(source.indexOf('.object({'), source.indexOf('.refine((settings)'));
    const read = [...schema.matchAll(/^ {4}([A-Z_]+):/gm)].map((match) => match[1]);
    expect(read.toSorted()).toEqual(configKeys.map(({ name }) => name).toSorted());
  });
});
