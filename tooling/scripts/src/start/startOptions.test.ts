import { describe, expect, it } from 'vitest';
import { inRepo } from '../repo.mjs';
import { startOptions } from './startOptions.mjs';

describe('startOptions', () => {
  it('starts with the simulator on port 8080 and in the repo\'s own data folder when nothing is said', () => {
    expect(startOptions([], {})).toEqual({
      help: false,
      port: 8080,
      host: '127.0.0.1',
      dataDir: inRepo('.finemesh'),
      simulator: true,
    });
  });

  it('takes what the flags say before what the environment says', () => {
    const environment = { PORT: '1', DATA_DIR: '/b', SIMULATOR: 'on', HOST: '0.0.0.0' };
    expect(startOptions(['--port', '9000', '--data-dir=/a', '--no-simulator'], environment)).toEqual({
      help: false,
      port: 9000,
      host: '0.0.0.0',
      dataDir: '/a',
      simulator: false,
    });
  });

  it('reads a folder from where the command was typed', () => {
    expect(startOptions(['--data-dir', 'mine'], { INIT_CWD: '/home/li' }).dataDir).toBe('/home/li/mine');
  });

  it('takes an empty variable for one that is not set', () => {
    expect(startOptions([], { PORT: '', DATA_DIR: '', DATABASE_URL: '' })).toMatchObject({ port: 8080 });
  });

  it.each(['0', '65536', 'eighty', '-1', '80.5', '', ' 80'])('refuses "%s" as a port and names the flag', (port) => {
    expect(() => startOptions([`--port=${port}`], {})).toThrow(/^--port must be a whole number from 1 to 65535/);
  });

  it('names the variable when the bad port came from there', () => {
    expect(() => startOptions([], { PORT: 'x' })).toThrow('PORT must be a whole number from 1 to 65535 (found "x").');
  });

  it('refuses a flag that does not exist, in one line', () => {
    expect(() => startOptions(['--prot', '1'], {})).toThrow(/^Unknown option '--prot'.*npm start -- --help\)$/);
  });

  it('refuses a word that belongs to no flag', () => {
    expect(() => startOptions(['9000'], {})).toThrow(/9000/);
  });

  it.each([['--port'], ['--data-dir'], ['--data-dir=']])('refuses %s without a value', (flag) => {
    expect(() => startOptions([flag], {})).toThrow(/--(port|data-dir)/);
  });

  it.each(['mysql://root:hunter2@db/x', 'hunter2'])('refuses another database without printing its password', (url) => {
    expect(() => startOptions([], { DATABASE_URL: url })).toThrow(/^DATABASE_URL must be a PostgreSQL address/);
    expect(() => startOptions([], { DATABASE_URL: url })).not.toThrow(/hunter2/);
  });
});
