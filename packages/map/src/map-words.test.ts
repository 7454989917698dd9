import { expect, test } from 'vitest';
import { mapWords } from './map-words.ts';

test('says everything in both languages', () => {
  expect(Object.keys(mapWords.en)).toEqual(Object.keys(mapWords['zh-CN']));
  for (const words of Object.values(mapWords)) {
    for (const text of Object.values(words)) expect(text).not.toBe('');
  }
});
