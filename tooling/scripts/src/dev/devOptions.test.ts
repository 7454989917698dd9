import { describe, expect, it } from 'vitest';
import { inRepo } from '../repo.mjs';
import { devOptions } from './devOptions.mjs';

describe('devOptions', () => {
  it('keeps development apart from a demo: another port, another database, nobody simulated', () => {
    expect(devOptions([], { PORT: '8080', DATA_DIR: '/demo' })).toEqual({
      help: false,
      port: 5173,
      host: '127.0.0.1',
      dataDir: inRepo('.finemesh/dev'),
      simulator: false,
    });
  });

  it('takes what the flags say', () => {
    const options = devOptions(['--port', '6000', '--data-dir', 'mine', '--simulator'], { INIT_CWD: '/home/li' });
    expect(options).toMatchObject({ port: 6000, dataDir: '/home/li/mine', simulator: true });
  });

  it('refuses a bad port by the name of the flag', () => {
    expect(() => devOptions(['--port', 'x'], {})).toThrow(/^--port must be/);
  });
});
