import { useDomainText as useDomainTextIn } from '@finemesh/client';
import { useLanguage } from '@finemesh/ui';

/** The domain's terms in the language that this page is shown in. */
export function useDomainText() {
  return useDomainTextIn(useLanguage().language);
}
