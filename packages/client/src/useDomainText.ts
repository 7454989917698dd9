import { errorTexts, FinemeshError, type Language } from '@finemesh/contract';
import { caseStateLabels, findCategory, roleLabels, type BilingualLabel, type CaseState, type PostRole } from '@finemesh/domain';
import { toValue, type MaybeRefOrGetter } from 'vue';

/** The domain's own terms, and what a person is told of a failure, in the language of the page. */
export function useDomainText(language: MaybeRefOrGetter<Language>) {
  const say = (label: BilingualLabel): string => (toValue(language) === 'en' ? label.en : label.zh);
  return {
    say,
    /** Name of a category; the code itself where an older screen does not know it. */
    category: (code: string): string => {
      const category = findCategory(code);
      return category === undefined ? code : say(category.label);
    },
    role: (role: PostRole): string => say(roleLabels[role]),
    state: (state: CaseState): string => say(caseStateLabels[state]),
    /** Anything that is no `FinemeshError` is ours to mend, and told as such. */
    failure: (error: unknown): string => say(errorTexts[error instanceof FinemeshError ? error.code : 'internal']),
  };
}
