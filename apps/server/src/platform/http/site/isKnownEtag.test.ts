import { growthOf } from '@finemesh/testkit';
import { expect, it } from 'vitest';
import { isKnownEtag } from './isKnownEtag.ts';

it.each(['"abc"', 'W/"abc"', '"x", "abc"', '"x" ,W/"abc" , "y"'])('finds the tag in %s', (header) => {
  expect(isKnownEtag(header, '"abc"')).toBe(true);
});

it.each([undefined, '', '"abcd"', '"x", "y"', 'abc'])('does not find it in %s', (header) => {
  expect(isKnownEtag(header, '"abc"')).toBe(false);
});

it.each<[string, (size: number) => string]>([
  ['spaces', (size) => `"x"${' '.repeat(size)}"y"`],
  ['commas', (size) => ','.repeat(size)],
  ['weak marks', (size) => 'W/'.repeat(size / 2)],
])('takes time in proportion to a header of 16 kB of %s', (_, create) => {
  expect(growthOf(16_384, create, (header) => isKnownEtag(header, '"abc"'))).toBeLessThan(10);
});
