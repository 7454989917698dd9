import { describe, expect, it } from 'vitest';
import { refusalOfNode } from './nodeVersion.mjs';

describe('refusalOfNode', () => {
  it.each(['20.19.0', '20.20.2', '22.12.0', '24.0.0', '26.1.0'])('lets %s pass', (version) => {
    expect(refusalOfNode(version)).toBeUndefined();
  });

  it.each(['8.17.0', '18.20.4', '20.18.3', '21.7.3', '22.11.0'])('refuses %s in one line that names it', (version) => {
    expect(refusalOfNode(version)).toMatch(new RegExp(`^Finemesh needs Node .*; this is Node ${version}\\.$`));
  });
});
