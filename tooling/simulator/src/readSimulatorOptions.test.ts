import { describe, expect, it } from 'vitest';
import { readSimulatorOptions } from './readSimulatorOptions.ts';

describe('readSimulatorOptions', () => {
  it('takes the address from the environment and the rest by default', () => {
    expect(readSimulatorOptions([], { FINEMESH_URL: 'http://127.0.0.1:9000/' })).toEqual({
      help: false,
      options: { server: 'http://127.0.0.1:9000', gridders: 60, reportEverySeconds: 120, seed: 'finemesh' },
    });
  });

  it('prefers what the command line says', () => {
    const { options } = readSimulatorOptions(['--server', 'http://10.0.0.2', '--gridders', '4', '--report-every', '0'], { FINEMESH_URL: 'http://x' });
    expect(options).toMatchObject({ server: 'http://10.0.0.2', gridders: 4, reportEverySeconds: 0 });
  });

  it.each([
    [['--server', 'nonsense'], /^--server must be an address/],
    [['--server', 'http://127.0.0.1/path'], /^--server must be an address/],
    [['--gridders', '61'], /^--gridders must be a whole number from 0 to 60/],
    [['--report-every', '-'], /^--report-every must be/],
  ])('refuses %j by the name of the option', (args, message) => {
    expect(() => readSimulatorOptions(args, {})).toThrow(message);
  });
});
