import { describe, expect, it } from 'vitest';
import { adviceFor } from './systemPackages.mjs';

describe('adviceFor', () => {
  it('says what each missing package is for and how to install them all at once', () => {
    const missing = [
      { name: 'chromium', use: 'browser tests', isThere: async () => false },
      { name: 'postgresql', use: 'the second database', isThere: async () => false },
    ];
    expect(adviceFor(missing)).toEqual([
      '  chromium: browser tests',
      '  postgresql: the second database',
      'Install with: sudo apt-get install chromium postgresql',
    ]);
  });
});
