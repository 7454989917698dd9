import { residentCaseSchema, staffCaseSchema, wallCaseDetailSchema, wallCaseSchema } from '@finemesh/contract';
import { describe, expect, it } from 'vitest';
import { createSmallTerritory } from '../../testing/index.ts';
import { createLoadedCase } from '../testing/index.ts';
import { presentResidentCase } from './presentResidentCase.ts';
import { presentStaffCase } from './presentStaffCase.ts';
import { presentWallCase, presentWallCaseDetail } from './presentWallCase.ts';

/** Strings that stand for what must not get out; each is searched for in the JSON as a whole. */
const canaries = {
  words: 'CANARY-WORDS',
  phone: '13800001111',
  flat: '602室',
  note: 'CANARY-NOTE',
  openNote: 'CANARY-OPEN',
  trackingNumber: 'CANA-RYTR-ACKN',
  publicName: 'CANARY-NAME',
  accountId: 'c0ffee00-0000-4000-8000-00000000cafe',
} as const;

const territory = createSmallTerritory();
const loaded = createLoadedCase({
  words: `${canaries.words} ${canaries.phone} 3单元${canaries.flat}`,
  note: `${canaries.note} ${canaries.phone}`,
  openNote: canaries.openNote,
  trackingNumber: canaries.trackingNumber,
  publicName: canaries.publicName,
  actorId: canaries.accountId,
});

function found(value: unknown): string[] {
  const json = JSON.stringify(value);
  return Object.values(canaries).filter((canary) => json.includes(canary));
}

describe('a case on the wall', () => {
  it('has no words, names, numbers, accounts or tracking number', () => {
    expect(found(presentWallCase(loaded, territory))).toEqual([]);
  });

  it('has redacted words and no names when it is opened', () => {
    const opened = presentWallCaseDetail(loaded, territory);
    expect(found(opened)).toEqual([canaries.words, canaries.note, canaries.openNote]);
    expect(opened.words).toBe('CANARY-WORDS ▇▇');
  });

  it('keeps to the contract', () => {
    expect(wallCaseSchema.strict().parse(presentWallCase(loaded, territory))).toBeTruthy();
    expect(wallCaseDetailSchema.strict().parse(presentWallCaseDetail(loaded, territory))).toBeTruthy();
  });
});

describe('a case of the team', () => {
  it('has the words and the names, and neither tracking number nor accounts', () => {
    const presented = presentStaffCase(loaded, territory, true);
    const inside: readonly string[] = [canaries.trackingNumber, canaries.accountId];
    expect(found(presented)).toEqual(Object.values(canaries).filter((canary) => !inside.includes(canary)));
    expect(staffCaseSchema.strict().parse(presented)).toBeTruthy();
  });
});

describe('a case of its resident', () => {
  it('WA1 has everything but the words that the team wrote for itself, and accounts', () => {
    const presented = presentResidentCase(loaded, territory);
    const inside: readonly string[] = [canaries.note, canaries.accountId];
    expect(found(presented)).toEqual(Object.values(canaries).filter((canary) => !inside.includes(canary)));
    expect(residentCaseSchema.strict().parse(presented)).toBeTruthy();
  });
});
