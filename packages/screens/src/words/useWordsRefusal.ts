import { refuseText, textRefusalTable } from '@finemesh/domain';
import { computed, type ComputedRef } from 'vue';
import { useDomainText } from '../text/useDomainText.ts';

/**
 * Why the words that somebody types will not be accepted, in the language of the page; `undefined` while nothing speaks against
 * them. It is the server's own judgement, so that it stands beside the field before anything is sent.
 */
export function useWordsRefusal(words: () => string): ComputedRef<string | undefined> {
  const { say } = useDomainText();
  return computed(() => {
    const refusal = refuseText(words());
    return refusal === undefined ? undefined : say(textRefusalTable[refusal].label);
  });
}
