import { afterEach, describe, expect, it, vi } from 'vitest';
import type { ChoiceStorage } from '../rememberedChoice.ts';
import { createFinemeshI18n, languageStorageKey, type FinemeshI18nOptions } from './createFinemeshI18n.ts';

const messages = { 'zh-CN': { hello: '您好', only: '只有中文' }, en: { hello: 'Hello' } };

function createI18n(options: Partial<FinemeshI18nOptions> = {}) {
  return createFinemeshI18n({ messages, storage: null, ...options });
}

function createStorage(stored: Record<string, string> = {}): ChoiceStorage & { stored: Record<string, string> } {
  return { stored, getItem: (key) => stored[key] ?? null, setItem: (key, value) => void (stored[key] = value) };
}

describe('createFinemeshI18n', () => {
  afterEach(() => {
    document.documentElement.lang = '';
    vi.unstubAllGlobals();
  });

  it('speaks Chinese first, with the words of the app and of the kit', () => {
    const { t, locale } = createI18n().global;
    expect(locale.value).toBe('zh-CN');
    expect(t('hello')).toBe('您好');
    expect(t('ui.common.back')).toBe('返回');
  });

  it('speaks the remembered language, and remembers a new one', () => {
    const storage = createStorage({ [languageStorageKey]: 'en' });
    const { t, locale } = createI18n({ storage }).global;
    expect(t('hello')).toBe('Hello');
    locale.value = 'zh-CN';
    expect(storage.stored[languageStorageKey]).toBe('zh-CN');
  });

  it('does not remember a language nobody chose', () => {
    const storage = createStorage();
    createI18n({ storage, language: 'en' });
    expect(storage.stored).toEqual({});
  });

  it('keeps the language of the document in step', () => {
    const { locale } = createI18n().global;
    expect(document.documentElement.lang).toBe('zh-CN');
    locale.value = 'en';
    expect(document.documentElement.lang).toBe('en');
  });

  it('leaves document and memory to the host when it does not own the page', () => {
    document.documentElement.lang = 'zh-CN';
    const storage = createStorage({ [languageStorageKey]: 'zh-CN' });
    const { locale } = createI18n({ storage, language: 'en', ownsPage: false }).global;
    locale.value = 'zh-CN';
    locale.value = 'en';
    expect(document.documentElement.lang).toBe('zh-CN');
    expect(storage.stored[languageStorageKey]).toBe('zh-CN');
  });

  it('starts where even touching the storage throws', () => {
    vi.stubGlobal('localStorage', undefined);
    Object.defineProperty(globalThis, 'localStorage', {
      configurable: true,
      get: () => {
        throw new DOMException('denied', 'SecurityError');
      },
    });
    const { locale } = createFinemeshI18n({ messages }).global;
    expect(() => (locale.value = 'en')).not.toThrow();
    expect(document.documentElement.lang).toBe('en');
  });

  it('throws on a key that no language has', () => {
    expect(() => createI18n().global.t('goodbye')).toThrow('No message "goodbye" in zh-CN');
  });

  it('throws on a key that only the other language has', () => {
    expect(() => createI18n({ language: 'en' }).global.t('only')).toThrow('No message "only" in en');
  });

  it('falls back to Chinese in production', () => {
    expect(createI18n({ language: 'en', strict: false }).global.t('only')).toBe('只有中文');
  });

  it('writes dates in Shanghai time in both languages', () => {
    const i18n = createI18n();
    const late = new Date('2026-11-23T16:30:00Z');
    expect(i18n.global.d(late, 'time')).toBe('00:30');
    i18n.global.locale.value = 'en';
    expect(i18n.global.d(late, 'date')).toContain('2026');
    expect(i18n.global.d(late, 'time')).toBe('00:30');
  });
});
