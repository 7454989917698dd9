import { describe, expect, it } from 'vitest';
import { readPlaywrightReport } from './readPlaywrightReport.mjs';

const spec = (title: string, status: string, annotations: { type: string; description?: string }[] = []) => ({
  title,
  tests: [{ status, annotations }],
});

describe('readPlaywrightReport', () => {
  it('names a test by its file, its groups and its title', () => {
    const report = { suites: [{ title: 'loop.spec.ts', suites: [{ title: 'wall', specs: [spec('shows', 'expected')] }] }] };
    expect(readPlaywrightReport(report)).toEqual([{ name: 'loop.spec.ts › wall › shows', state: 'passed' }]);
  });

  it('takes a test that passed at the second try for a failed one', () => {
    const report = { suites: [{ title: 'f', specs: [spec('a', 'flaky'), spec('b', 'unexpected')] }] };
    expect(readPlaywrightReport(report).map((test) => test.state)).toEqual(['failed', 'failed']);
  });

  it('keeps the reason of a test that was left out, and says when there is none', () => {
    const annotations = [{ type: 'skip', description: 'needs ../shared/data' }];
    const report = { suites: [{ title: 'f', specs: [spec('a', 'skipped', annotations), spec('b', 'skipped', [{ type: 'skip' }])] }] };
    expect(readPlaywrightReport(report)).toEqual([
      { name: 'f › a', state: 'skipped', reason: 'needs ../shared/data' },
      { name: 'f › b', state: 'skipped' },
    ]);
  });

  it('counts a fault outside of every test as failed', () => {
    const report = { suites: [], errors: [{ message: 'Cannot find module\nat x' }] };
    expect(readPlaywrightReport(report)).toEqual([{ name: 'outside of every test: Cannot find module', state: 'failed' }]);
  });
});
