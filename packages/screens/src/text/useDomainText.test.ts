import { errorTexts, FinemeshError } from '@finemesh/contract';
import { textRefusalTable } from '@finemesh/domain';
import { expect, it } from 'vitest';
import { runOnScreen } from '../testing/runOnScreen.ts';
import { useDomainText } from './useDomainText.ts';

it('follows the language of the page', () => {
  const text = runOnScreen(useDomainText);
  expect([text.category('FA01'), text.role('lawyer')]).toEqual(['楼道灯', '法律顾问']);
  text.language.value = 'en';
  expect([text.category('FA01'), text.role('lawyer')]).toEqual(['Corridor light', 'Lawyer']);
});

it('shows the code of a category that it does not know', () => {
  expect(runOnScreen(useDomainText).category('ZZ99')).toBe('ZZ99');
});

it('explains a failure by its code, and anything else as a fault of ours', () => {
  const { failure } = runOnScreen(useDomainText);
  expect(failure(new FinemeshError('notAllowed'))).toBe(errorTexts.notAllowed.zh);
  expect(failure(new TypeError('x is undefined'))).toBe(errorTexts.internal.zh);
});

it('says what to take out of words that are kept nowhere', () => {
  const { failure } = runOnScreen(useDomainText);
  const fields = [{ field: 'photoIds.0', code: 'unknown', message: '' }, { field: 'words', code: 'identityNumber', message: '' }];
  expect(failure(new FinemeshError('invalidInput', { fields }))).toBe(textRefusalTable.identityNumber.label.zh);
});
