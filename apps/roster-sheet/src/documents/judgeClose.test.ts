import { describe, expect, it } from 'vitest';
import { judgeClose } from './judgeClose.ts';

describe('judgeClose', () => {
  it.each([1000, 1006, 1011, 1012, 1013])('comes back after %i', (code) => {
    expect(judgeClose(code)).toEqual({ comeBack: true });
  });

  it.each([4401, 4409, 4429])('comes back with a fresh ticket after %i', (code) => {
    expect(judgeClose(code)).toEqual({ comeBack: true });
  });

  it.each([
    [4400, 'malformedRequest'],
    [4403, 'notAllowed'],
    [4404, 'notAllowed'],
    [4477, 'notAllowed'],
  ])('stays away after %i and names it %s', (closeCode, code) => {
    expect(judgeClose(closeCode)).toEqual({ comeBack: false, code });
  });
});
