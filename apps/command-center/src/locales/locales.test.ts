import { compareMessageKeys, sameMessageKeys } from '@finemesh/ui';
import { expect, it } from 'vitest';
import { en } from './en.ts';
import { zhCN } from './zh-CN.ts';

it('says everything in both languages', () => {
  expect(compareMessageKeys(zhCN, en)).toEqual(sameMessageKeys);
});
