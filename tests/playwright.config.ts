import { chromiumFlags } from '@finemesh/vitest-preset';
import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: '.',
  testMatch: ['e2e/**/*.spec.ts', 'conformance/**/*.spec.ts', 'attack/**/*.spec.ts'],
  outputDir: '../test-results',
  // Two cores: a second browser beside the first makes both slow, and a slow one looks like a broken one.
  workers: 1,
  fullyParallel: false,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  use: {
    browserName: 'chromium',
    launchOptions: { executablePath: process.env['FINEMESH_CHROMIUM'] ?? '/usr/bin/chromium', args: [...chromiumFlags, '--autoplay-policy=no-user-gesture-required'] },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    trace: 'off',
    // A person who finds no button in half a minute has left.
    actionTimeout: 30_000,
    screenshot: 'only-on-failure',
  },
});
