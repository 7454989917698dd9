import { errorTexts, FinemeshError } from '@finemesh/contract';
import { caseStateTable, findCategory, isTextRefusal, roleLabels, textRefusalTable, type BilingualLabel, type CaseState, type PostRole } from '@finemesh/domain';
import { useLanguage } from '@finemesh/ui';

/** The domain's own terms, and the text of each failure, in the language of the page. */
export function useDomainText() {
  const { language } = useLanguage();
  const say = (label: BilingualLabel): string => (language.value === 'en' ? label.en : label.zh);
  return {
    language,
    say,
    /** Name of a category; the code itself where an older screen does not know it. */
    category: (code: string): string => {
      const category = findCategory(code);
      return category === undefined ? code : say(category.label);
    },
    role: (role: PostRole): string => say(roleLabels[role]),
    /** A post by where and what it is. */
    post: ({ role, territoryName }: { readonly role: PostRole; readonly territoryName: BilingualLabel }): string =>
      language.value === 'en' ? `${roleLabels[role].en} of ${territoryName.en}` : `${territoryName.zh}${roleLabels[role].zh}`,
    state: (state: CaseState): string => say(caseStateTable[state].label),
    /** Whatever is no `FinemeshError` is a fault of ours, and is called one. */
    failure: (error: unknown): string => say(failureLabel(error)),
  };
}

/** Words that are kept nowhere have a text of their own: it says what to take out. */
function failureLabel(error: unknown): BilingualLabel {
  if (!(error instanceof FinemeshError)) return errorTexts.internal;
  const refusal = error.fields.map(({ code }) => code).find(isTextRefusal);
  return refusal === undefined ? errorTexts[error.code] : textRefusalTable[refusal].label;
}

/** See {@link useDomainText}. */
export type DomainText = ReturnType<typeof useDomainText>;
