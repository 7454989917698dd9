import { describe, expect, it } from 'vitest';
import { brandId } from '@finemesh/domain';
import { RecentCases } from './RecentCases.ts';
import { createLoadedCase } from './testing/index.ts';

function createVersion(version: number, id = 'a') {
  const loaded = createLoadedCase();
  return { ...loaded, row: { ...loaded.row, id: brandId<typeof loaded.row.id>(id), version } };
}

describe('RecentCases', () => {
  it('answers for the version it has and for earlier ones, never for later ones', () => {
    const recent = new RecentCases();
    recent.remember(createVersion(3));
    expect(recent.find('a', 2)?.row.version).toBe(3);
    expect(recent.find('a', 3)?.row.version).toBe(3);
    expect(recent.find('a', 4)).toBeUndefined();
    expect(recent.find('b', 1)).toBeUndefined();
  });

  it('keeps the later of two versions, in whatever order they come', () => {
    const recent = new RecentCases();
    recent.remember(createVersion(3));
    recent.remember(createVersion(2));
    expect(recent.find('a', 1)?.row.version).toBe(3);
  });

  it('forgets the case that was changed longest ago', () => {
    const recent = new RecentCases();
    for (let i = 0; i < 501; i += 1) recent.remember(createVersion(1, `case ${i}`));
    expect(recent.find('case 0', 1)).toBeUndefined();
    expect(recent.find('case 1', 1)).toBeDefined();
  });
});
