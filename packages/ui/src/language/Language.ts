/** The languages of the screens. */
export type Language = 'zh-CN' | 'en';

/** All languages, the default first. */
export const languages: readonly Language[] = ['zh-CN', 'en'];

/** What a screen speaks before anybody chose. */
export const defaultLanguage: Language = 'zh-CN';

/** Messages of one language: text or deeper groups of text. */
export interface MessageTree {
  [key: string]: string | MessageTree;
}
