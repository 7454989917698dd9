import { computed, readonly, shallowRef, type ComputedRef, type Ref } from 'vue';
import { browserStorage, readChoice, writeChoice, type ChoiceStorage } from '../rememberedChoice.ts';

/** The looks of a page: `light` for phones and desks, `large` for large text, `wall` for the dark command centre. */
export type Theme = 'light' | 'large' | 'wall';

/** All themes. */
export const themes: readonly Theme[] = ['light', 'large', 'wall'];

/** The key under which the chosen theme is remembered. */
export const themeStorageKey = 'finemesh.theme';

export interface ThemeOptions {
  /** Always this theme, whatever was remembered; the wall's app says `wall`. */
  fixed?: Theme | undefined;
  /** Where the choice is remembered; default the browser's storage. */
  storage?: ChoiceStorage | undefined;
  /** The element that carries `data-theme`; default `<html>`. */
  root?: HTMLElement | undefined;
}

interface Installed {
  theme: Ref<Theme>;
  root: HTMLElement;
  storage: ChoiceStorage;
}

// A document has one theme, so the state is the document's and not an app's.
let installed: Installed | null = null;

/**
 * Puts the remembered, fixed or default theme on the page. Called first in an app's main.ts, before anything is drawn;
 * without it {@link useTheme} does the same on first use. A theme already written in the HTML stands when none is remembered.
 */
export function installTheme(options: ThemeOptions = {}): Theme {
  const { fixed, root = document.documentElement } = options;
  const storage = fixed ? null : (options.storage ?? browserStorage());
  const written = themes.find((theme) => theme === root.dataset['theme']);
  // A wall written in the HTML is no choice of a person's: a remembered text size must not undo it.
  const remembered = written === 'wall' ? null : readChoice(storage, themeStorageKey, themes);
  const theme = fixed ?? remembered ?? written ?? 'light';
  root.dataset['theme'] = theme;
  installed = { theme: shallowRef(theme), root, storage };
  return theme;
}

export interface ThemeChoice {
  theme: Readonly<Ref<Theme>>;
  isLarge: ComputedRef<boolean>;
  /** Changes the page's theme and remembers it, unless the theme is fixed. */
  setTheme: (theme: Theme) => void;
  /** Between large and normal text. */
  toggleLarge: () => void;
}

/** The theme of the page, and how to change it. */
export function useTheme(): ThemeChoice {
  if (!installed) installTheme();
  const { theme, root, storage } = installed as unknown as Installed;
  const setTheme = (chosen: Theme): void => {
    theme.value = chosen;
    root.dataset['theme'] = chosen;
    writeChoice(storage, themeStorageKey, chosen);
  };
  const isLarge = computed(() => theme.value === 'large');
  return { theme: readonly(theme), isLarge, setTheme, toggleLarge: () => setTheme(isLarge.value ? 'light' : 'large') };
}
