import { textRefusalTable } from '@finemesh/domain';
import { useLanguage } from '@finemesh/ui';
import { expect, it } from 'vitest';
import { ref } from 'vue';
import { runOnScreen } from '../testing/runOnScreen.ts';
import { useWordsRefusal } from './useWordsRefusal.ts';

it('says why words are not accepted, in the language of the page, until they are', () => {
  const words = ref('灯不亮');
  const { refusal, language } = runOnScreen(() => ({ refusal: useWordsRefusal(() => words.value), language: useLanguage().language }));
  expect(refusal.value).toBeUndefined();
  words.value = '我的身份证 11010519491231002X';
  expect(refusal.value).toBe(textRefusalTable.identityNumber.label.zh);
  language.value = 'en';
  expect(refusal.value).toBe(textRefusalTable.identityNumber.label.en);
  words.value = '我的身份证 1101051949';
  expect(refusal.value).toBeUndefined();
});
