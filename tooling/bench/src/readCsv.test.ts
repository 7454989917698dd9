import { expect, it } from 'vitest';
import { readCsv } from './readCsv.ts';

it('reads quoted commas, quotes and line ends, and short rows', () => {
  expect(readCsv('a,b,c\r\n1,"x, ""y""\nz",3\n\n4\n')).toEqual([
    { a: '1', b: 'x, "y"\nz', c: '3' },
    { a: '4', b: '', c: '' },
  ]);
});
