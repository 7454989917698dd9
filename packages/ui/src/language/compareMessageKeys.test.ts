import { describe, expect, it } from 'vitest';
import { en } from '../messages/en.ts';
import { zhCN } from '../messages/zhCN.ts';
import { compareMessageKeys, sameMessageKeys } from './compareMessageKeys.ts';

describe('compareMessageKeys', () => {
  it('finds nothing to say about the messages of the kit', () => {
    expect(compareMessageKeys(zhCN, en)).toEqual(sameMessageKeys);
  });

  it('names keys that one language lacks, at any depth', () => {
    const difference = compareMessageKeys({ a: '一', deep: { b: '二' } }, { a: 'one', deep: { c: 'three' } });
    expect(difference.missingInEn).toEqual(['deep.b']);
    expect(difference.missingInZhCN).toEqual(['deep.c']);
  });

  it('names keys whose placeholders differ', () => {
    expect(compareMessageKeys({ a: '{n} 件' }, { a: '{count} items' }).placeholders).toEqual(['a']);
  });

  it('lets a plural repeat its placeholder', () => {
    expect(compareMessageKeys({ a: '{n} 天' }, { a: '{n} day | {n} days' })).toEqual(sameMessageKeys);
  });

  it('names keys without any text', () => {
    expect(compareMessageKeys({ a: '一' }, { a: ' ' }).empty).toEqual(['a']);
  });
});
