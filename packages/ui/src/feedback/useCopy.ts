import { useKitText } from '../language/useKitText.ts';
import { useToasts } from './useToasts.ts';

/**
 * Copies words to the clipboard and says in a toast whether it worked: browsers refuse it on plain http, and where the person has
 * not allowed it.
 */
export function useCopy(): (words: string) => Promise<void> {
  const text = useKitText();
  const { show } = useToasts();
  return async (words) => {
    try {
      await navigator.clipboard.writeText(words);
      show({ title: text('copy.done'), tone: 'success' });
    } catch {
      show({ title: text('copy.failed', { words }), tone: 'danger' });
    }
  };
}
