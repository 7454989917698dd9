import { watch } from 'vue';
import { createI18n } from 'vue-i18n';
import { browserStorage, readChoice, writeChoice, type ChoiceStorage } from '../rememberedChoice.ts';
import { en } from '../messages/en.ts';
import { zhCN } from '../messages/zhCN.ts';
import { dateTimeStyles } from './dateTimeFormats.ts';
import { defaultLanguage, languages, type Language, type MessageTree } from './Language.ts';

/** The key under which the chosen language is remembered. */
export const languageStorageKey = 'finemesh.language';

export interface FinemeshI18nOptions {
  /** The app's own messages; the kit's are merged under `ui`. */
  messages: Record<Language, MessageTree>;
  /** Speaks this first instead of the remembered or default language. */
  language?: Language | undefined;
  /** Whether `<html lang>` and the memory of the choice are this app's. A remote says false: both are its host's. Default true. */
  ownsPage?: boolean | undefined;
  /** Where the choice is remembered; default the browser's storage. */
  storage?: ChoiceStorage | undefined;
  /** Throws on a missing key. Default: in development and tests, not in production, where the Chinese text stands in. */
  strict?: boolean | undefined;
}

/**
 * The vue-i18n plugin as every Finemesh app uses it: Composition API, zh-CN first, Shanghai time, the kit's words included.
 *
 * @throws Error on a message key that a language lacks, when strict
 */
export function createFinemeshI18n(options: FinemeshI18nOptions) {
  const { messages, ownsPage = true, storage = browserStorage(), strict = !import.meta.env.PROD } = options;
  const remembered = ownsPage ? readChoice(storage, languageStorageKey, languages) : null;

  const i18n = createI18n({
    legacy: false,
    locale: (options.language ?? remembered ?? defaultLanguage) as string,
    fallbackLocale: defaultLanguage as string,
    messages: { 'zh-CN': { ...messages['zh-CN'], ui: zhCN }, en: { ...messages.en, ui: en } } as Record<string, MessageTree>,
    datetimeFormats: { 'zh-CN': dateTimeStyles, en: dateTimeStyles },
    missingWarn: false,
    fallbackWarn: false,
    missing: (_, key) => {
      // vue-i18n names the last language it tried, which may be plain `zh`; the one spoken says more.
      if (strict) throw new Error(`No message "${key}" in ${i18n.global.locale.value}`);
    },
  });

  if (ownsPage) {
    // Lives as long as the page: the language of the document has one owner and no end.
    watch(i18n.global.locale, (language) => (document.documentElement.lang = language), { immediate: true, flush: 'sync' });
    watch(i18n.global.locale, (language) => writeChoice(storage, languageStorageKey, language), { flush: 'sync' });
  }
  return i18n;
}

/** What {@link createFinemeshI18n} returns: a plugin for `app.use`, and `global` for code outside components. */
export type FinemeshI18n = ReturnType<typeof createFinemeshI18n>;
