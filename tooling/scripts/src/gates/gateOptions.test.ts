import { describe, expect, it } from 'vitest';
import { gateNames, gateOptions } from './gateOptions.mjs';

describe('gateOptions', () => {
  it('runs every gate when nothing is said', () => {
    expect(gateOptions([])).toEqual({ help: false, only: gateNames });
  });

  it('keeps the order of the gates whatever the order of the words', () => {
    expect(gateOptions(['--only', 'unit, lint']).only).toEqual(['lint', 'unit']);
  });

  it('refuses a gate that does not exist and names those that do', () => {
    expect(() => gateOptions(['--only', 'unit,unti'])).toThrow(/^There is no gate "unti"; there are typecheck, lint/);
  });
});
