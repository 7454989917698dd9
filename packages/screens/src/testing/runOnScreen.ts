import { createFinemeshI18n, type Language } from '@finemesh/ui';
import { createApp, defineComponent, h } from 'vue';

/** Runs a composable as a component of an app does, with the kit's words and both languages. For tests only. */
export function runOnScreen<Result>(compose: () => Result, language: Language = 'zh-CN'): Result {
  let result: { value: Result } | undefined;
  const Screen = defineComponent({
    setup() {
      result = { value: compose() };
      return () => h('p');
    },
  });
  const i18n = createFinemeshI18n({ messages: { 'zh-CN': {}, en: {} }, language, storage: null });
  createApp(Screen).use(i18n).mount(document.createElement('div'));
  return result!.value;
}
