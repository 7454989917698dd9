import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createCaseId } from './createCaseId.ts';

describe('createCaseId', () => {
  it('is a UUID of version 7 with the time in front', () => {
    const id = createCaseId(new Date(0x0193_4567_89ab), new Uint8Array(10).fill(0xff));
    expect(id).toBe('01934567-89ab-7fff-bfff-ffffffffffff');
    expect(z.uuidv7().safeParse(id).success).toBe(true);
  });

  it('sorts by time', () => {
    const earlier = createCaseId(new Date('2026-11-24T08:00:00.000Z'), randomBytes(10));
    const later = createCaseId(new Date('2026-11-24T08:00:00.001Z'), randomBytes(10));
    expect(earlier < later).toBe(true);
  });
});
