import { compareMessageKeys, sameMessageKeys } from '@finemesh/ui';
import { describe, expect, it } from 'vitest';
import { messages } from './messages.ts';

describe('messages', () => {
  it('says everything in both languages', () => {
    expect(compareMessageKeys(messages['zh-CN'], messages.en)).toEqual(sameMessageKeys);
  });
});
