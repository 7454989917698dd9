import { computed, type ComputedRef, type WritableComputedRef } from 'vue';
import { useI18n } from 'vue-i18n';
import { defaultLanguage, languages, type Language } from './Language.ts';

export interface LanguageChoice {
  /** The language of the screens. Setting it changes every text, `<html lang>` and what is remembered. */
  language: WritableComputedRef<Language>;
  /** The language a switch between the two would choose. */
  other: ComputedRef<Language>;
  toggle: () => void;
}

/** The language of the app around the calling component. The app must use {@link createFinemeshI18n}. */
export function useLanguage(): LanguageChoice {
  const { locale } = useI18n({ useScope: 'global' });
  const language = computed<Language>({
    get: () => languages.find((known) => known === locale.value) ?? defaultLanguage,
    set: (chosen) => (locale.value = chosen),
  });
  const other = computed<Language>(() => (language.value === 'en' ? 'zh-CN' : 'en'));
  return { language, other, toggle: () => (language.value = other.value) };
}
