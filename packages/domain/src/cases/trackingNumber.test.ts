import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createTrackingNumber, parseTrackingNumber } from './trackingNumber.ts';

const randomBytes = fc.uint8Array({ minLength: 12, maxLength: 12 });

it('reads back every number it makes, however it is typed', () => {
  fc.assert(
    fc.property(randomBytes, (bytes) => {
      const number = createTrackingNumber(bytes);
      expect(number).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){2}$/);
      expect(parseTrackingNumber(number)).toBe(number);
      expect(parseTrackingNumber(number.toLowerCase().replaceAll('-', ' '))).toBe(number);
      expect(parseTrackingNumber(number.replaceAll('0', 'o').replaceAll('1', 'l'))).toBe(number);
    }),
  );
});

it.each(['', 'ABCD', 'UUUU-UUUU-UUUU', '7K3Q-9F2M-XW4T-0'])('refuses %j', (text) => {
  expect(parseTrackingNumber(text)).toBeUndefined();
});
