import { describe, expect, it } from 'vitest';
import { closingLines, wholeGate } from './results.mjs';
import { sumUpTests } from './testOutcome.mjs';

describe('closingLines', () => {
  it('closes with one line over all gates', () => {
    const suite = { name: 'unit', passed: 40, failures: [], skipped: [] };
    expect(closingLines([wholeGate('lint', true), suite])).toEqual(['41 passed, 0 failed']);
  });

  it('names what failed and what was left out, with the reason, before the last line', () => {
    const suite = {
      name: 'unit',
      passed: 3,
      failures: ['map › draws'],
      skipped: [{ name: 'server › replays tracks', reason: 'needs ../shared/data' }],
    };
    expect(closingLines([wholeGate('lint', false), suite])).toEqual([
      'Failed:',
      '  lint',
      '  unit: map › draws',
      '',
      'Left out:',
      '  unit: server › replays tracks (needs ../shared/data)',
      '',
      '3 passed, 2 failed, 1 skipped',
    ]);
  });
});

describe('sumUpTests', () => {
  const passed = { name: 'a', state: 'passed' as const };

  it('counts what passed and failed', () => {
    const result = sumUpTests('unit', [passed, { name: 'b', state: 'failed' }], 1);
    expect(result).toEqual({ name: 'unit', passed: 1, failures: ['b'], skipped: [] });
  });

  it('lets a test be left out with a reason, and fails one that is left out without', () => {
    const result = sumUpTests('unit', [passed, { name: 'b', state: 'skipped', reason: 'no data' }, { name: 'c', state: 'skipped' }], 0);
    expect(result.skipped).toEqual([{ name: 'b', reason: 'no data' }]);
    expect(result.failures).toEqual(['c was skipped without a reason']);
  });

  it('fails a suite in which no test ran', () => {
    expect(sumUpTests('e2e', [], 0).failures).toEqual(['no test ran']);
  });

  it('fails a suite whose runner ended badly though every test passed', () => {
    expect(sumUpTests('unit', [passed], 1).failures).toEqual(['the runner ended with exit code 1']);
  });
});
