import { useI18n } from 'vue-i18n';
import type { UiMessages } from '../messages/UiMessages.ts';

type Leaves<Tree> = {
  [Key in keyof Tree & string]: Tree[Key] extends string ? Key : `${Key}.${Leaves<Tree[Key]>}`;
}[keyof Tree & string];

/** A key of the kit's own messages, without the `ui.` it is merged under. */
export type KitTextKey = Leaves<UiMessages>;

/** The kit's words in the language of the app: `text('common.back')`, `text('sync.saving', { n: 3 })`, `text('age.days', 2)`. */
export function useKitText(): (key: KitTextKey, values?: Record<string, unknown> | number) => string {
  const { t } = useI18n({ useScope: 'global' });
  return (key, values) => (typeof values === 'number' ? t(`ui.${key}`, values) : t(`ui.${key}`, values ?? {}));
}
