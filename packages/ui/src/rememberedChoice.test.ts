import { describe, expect, it } from 'vitest';
import { readChoice, writeChoice } from './rememberedChoice.ts';

const forbidden = {
  getItem: (): string => {
    throw new DOMException('denied', 'SecurityError');
  },
  setItem: (): void => {
    throw new DOMException('full', 'QuotaExceededError');
  },
};

describe('a remembered choice', () => {
  it('is read back when it is one of the allowed', () => {
    const stored = new Map<string, string>();
    const storage = { getItem: (key: string) => stored.get(key) ?? null, setItem: (key: string, value: string) => void stored.set(key, value) };
    writeChoice(storage, 'size', 'large');
    expect(readChoice(storage, 'size', ['small', 'large'])).toBe('large');
  });

  it('is nothing when what is stored is not allowed any more', () => {
    expect(readChoice({ getItem: () => 'huge', setItem: () => undefined }, 'size', ['small', 'large'])).toBeNull();
  });

  it('is nothing, without an error, when the storage refuses to be read', () => {
    expect(readChoice(forbidden, 'size', ['small'])).toBeNull();
    expect(readChoice(null, 'size', ['small'])).toBeNull();
  });

  it('is dropped, without an error, when the storage refuses to be written', () => {
    expect(() => writeChoice(forbidden, 'size', 'small')).not.toThrow();
    expect(() => writeChoice(null, 'size', 'small')).not.toThrow();
  });
});
