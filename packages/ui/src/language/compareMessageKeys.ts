import type { MessageTree } from './Language.ts';

/** What two languages' messages do not share; all empty when they match. */
export interface MessageKeyDifference {
  missingInEn: string[];
  missingInZhCN: string[];
  /** Keys whose `{placeholders}` differ between the languages. */
  placeholders: string[];
  /** Keys without any text in one of the languages. */
  empty: string[];
}

/**
 * Compares the keys of both languages, for each app's own test:
 * `expect(compareMessageKeys(zhCN, en)).toEqual(sameMessageKeys)`.
 */
export function compareMessageKeys(zhCN: MessageTree, en: MessageTree): MessageKeyDifference {
  const chinese = flatten(zhCN);
  const english = flatten(en);
  const shared = [...chinese.keys()].filter((key) => english.has(key));
  return {
    missingInEn: [...chinese.keys()].filter((key) => !english.has(key)),
    missingInZhCN: [...english.keys()].filter((key) => !chinese.has(key)),
    placeholders: shared.filter((key) => placeholders(chinese.get(key)) !== placeholders(english.get(key))),
    empty: shared.filter((key) => !chinese.get(key)?.trim() || !english.get(key)?.trim()),
  };
}

/** The difference of two languages that match. */
export const sameMessageKeys: MessageKeyDifference = { missingInEn: [], missingInZhCN: [], placeholders: [], empty: [] };

function flatten(tree: MessageTree, prefix = ''): Map<string, string> {
  const found = new Map<string, string>();
  for (const [key, value] of Object.entries(tree)) {
    if (typeof value === 'string') found.set(prefix + key, value);
    else for (const [deeper, text] of flatten(value, `${prefix}${key}.`)) found.set(deeper, text);
  }
  return found;
}

function placeholders(text = ''): string {
  return [...new Set(text.match(/\{\w+\}/g))].sort().join(' ');
}
