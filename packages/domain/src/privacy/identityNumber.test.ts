import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holdsIdentityNumber } from './identityNumber.ts';

describe('RF1 recognises an identity card number', () => {
  it.each([
    // The two examples of GB 11643-1999.
    '11010519491231002X', '440524188001010014',
    '11010519491231002x', '１１０１０５１９４９１２３１００２Ｘ', '110105 19491231 002X', '110105-1949-1231-002X', '1 1 0 1 0 5 1 9 4 9 1 2 3 1 0 0 2 X', '110105.19491231.002X', '110105\u200b19491231\u200b002X',
    '一一零一零五一九四九一二三一零零二X', '11010519491231002Ⅹ', '身份证号：11010519491231002X，请核对', 'id 11010519491231002X.', '11010519491231002X 13812345678', '1381234567811010519491231002X', '13812345678 11010519491231002X',
    '110105491231002', '110105 491231 002', '１１０１０５４９１２３１００２', '旧证110105491231002号', '110105491231002 13812345678',
  ])('in %j', (text) => expect(holdsIdentityNumber(text)).toBe(true));

  it.each([
    '', '13812345678', '110105194912310021', '110105194913310020', '110105194902300023', '001105194912310027', '110105491331002', '000105491231002', '1101054912310021', '11010549123100', '6222021234567890123', '138 1234 5678 139 1234 5678', '320105004001001', '2026-11-24 14:30', '灯不亮',
    '110105，19491231002X',
  ])('and not in %j', (text) => expect(holdsIdentityNumber(text)).toBe(false));

  it('only with the right check digit: of the eleven that could stand last, one counts', () => {
    const person = fc.tuple(fc.constantFrom('320105', '110101', '650102'), fc.date({ min: new Date('1900-01-01'), max: new Date('2030-12-31'), noInvalidDate: true }), fc.integer({ min: 0, max: 999 }));
    fc.assert(
      fc.property(person, ([region, born, order]) => {
        const number = region + born.toISOString().slice(0, 10).replaceAll('-', '') + String(order).padStart(3, '0');
        expect(Array.from('0123456789X').filter((check) => holdsIdentityNumber(number + check))).toHaveLength(1);
      }),
    );
  });

  it('in one pass over a long text', () => {
    expect(holdsIdentityNumber(`${'1 '.repeat(100_000)}`)).toBe(false);
    expect(holdsIdentityNumber('x1'.repeat(100_000))).toBe(false);
  });
});
