import { expect, it } from 'vitest';
import { AttemptKeys } from './AttemptKeys.ts';

function createKeys(): AttemptKeys {
  let made = 0;
  return new AttemptKeys(() => `k${(made += 1)}`);
}

it('keeps the key of the same command with the same body, also after another was tried in between', () => {
  const keys = createKeys();
  expect([keys.of('note', { words: 'a' }), keys.of('note', { words: 'b' }), keys.of('note', { words: 'a' })]).toEqual(['k1', 'k2', 'k1']);
});

it('never has one key for two commands', () => {
  const keys = createKeys();
  expect(keys.of('confirm', {})).not.toBe(keys.of('reopen', {}));
  expect(keys.of('note', 'a b')).not.toBe(keys.of('note a', 'b'));
});

it('gives the same words another key once they were answered', () => {
  const keys = createKeys();
  const first = keys.of('note', 'a');
  keys.forget();
  expect(keys.of('note', 'a')).not.toBe(first);
});
