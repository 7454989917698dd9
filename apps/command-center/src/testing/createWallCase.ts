import type { WallCase } from '@finemesh/contract';
import { createReceivedCase } from '@finemesh/screens/testing';

let made = 0;

/** A case as the wall shows it: just received. */
export function createWallCase(change: Partial<WallCase> = {}): WallCase {
  made += 1;
  return {
    ...createReceivedCase(),
    audience: 'wall',
    id: `0192f0c1-0000-7000-8000-${String(made).padStart(12, '0')}`,
    reference: `20261124-${String(made).padStart(4, '0')}`,
    ...change,
  };
}
