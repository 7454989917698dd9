import { errorKinds, type ErrorCode } from '@finemesh/contract';
import { describe, expect, it } from 'vitest';
import { judgeClose } from './judgeClose.ts';

const judge = (code: ErrorCode) => judgeClose(errorKinds[code].closeCode, code);

describe('judgeClose', () => {
  it.each([1000, 1006, 1009])('comes back after %i', (closeCode) => {
    expect(judgeClose(closeCode, '')).toMatchObject({ comeBack: true });
  });

  it.each(['restarting', 'unavailable', 'storageAway', 'internal', 'ticketExpired', 'outOfSync', 'tooManyRequests'] as const)(
    'comes back with a fresh ticket after %s',
    (code) => {
      expect(judge(code)).toEqual({ comeBack: true, code });
    },
  );

  it.each(['malformedRequest', 'notAllowed', 'notFound'] as const)('stays away after %s', (code) => {
    expect(judge(code)).toEqual({ comeBack: false, code });
  });

  it('stays away after a decision that it does not know', () => {
    expect(judgeClose(4477, 'somethingNew')).toEqual({ comeBack: false, code: 'notAllowed' });
  });
});
