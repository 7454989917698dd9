import { beforeEach, describe, expect, it } from 'vitest';
import type { ChoiceStorage } from '../rememberedChoice.ts';
import { mountWithKit } from '../testing/mountWithKit.ts';
import TextSizeSwitch from './TextSizeSwitch.vue';
import { installTheme, themeStorageKey, useTheme } from './useTheme.ts';

function createStorage(stored: Record<string, string> = {}): ChoiceStorage & { stored: Record<string, string> } {
  return { stored, getItem: (key) => stored[key] ?? null, setItem: (key, value) => void (stored[key] = value) };
}

const root = document.documentElement;

beforeEach(() => {
  delete root.dataset['theme'];
});

describe('the theme of a page', () => {
  it('is light until somebody chose', () => {
    expect(installTheme({ storage: createStorage() })).toBe('light');
    expect(root.dataset['theme']).toBe('light');
  });

  it('is the one remembered', () => {
    expect(installTheme({ storage: createStorage({ [themeStorageKey]: 'large' }) })).toBe('large');
  });

  it('is the fixed one whatever was remembered, and a change is not remembered', () => {
    const storage = createStorage({ [themeStorageKey]: 'large' });
    expect(installTheme({ fixed: 'wall', storage })).toBe('wall');
    useTheme().setTheme('light');
    expect(storage.stored[themeStorageKey]).toBe('large');
  });

  it('stays the wall that the page was written with', () => {
    root.dataset['theme'] = 'wall';
    expect(installTheme({ storage: createStorage({ [themeStorageKey]: 'large' }) })).toBe('wall');
  });

  it('ignores a remembered word that is no theme', () => {
    expect(installTheme({ storage: createStorage({ [themeStorageKey]: 'sepia' }) })).toBe('light');
  });

  it('changes where nothing can be stored', () => {
    installTheme({ storage: null });
    useTheme().setTheme('large');
    expect(root.dataset['theme']).toBe('large');
  });
});

describe('TextSizeSwitch', () => {
  it('changes the page between normal and large text and remembers it', async () => {
    const storage = createStorage();
    installTheme({ storage });
    const control = mountWithKit(TextSizeSwitch);
    expect(control.attributes('aria-label')).toBe('改用大字');
    await control.trigger('click');
    expect(root.dataset['theme']).toBe('large');
    expect(storage.stored[themeStorageKey]).toBe('large');
    expect(control.attributes('aria-label')).toBe('改回标准字');
    await control.trigger('click');
    expect(root.dataset['theme']).toBe('light');
  });
});
