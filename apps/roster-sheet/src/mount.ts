import type { RosterSheetContext } from '@finemesh/contract';
import { createFinemeshI18n, provideOverlayTarget } from '@finemesh/ui';
import { createApp } from 'vue';
import RosterSheet from './RosterSheet.vue';
import { messages } from './locales/messages.ts';
import './styles.css';

/**
 * Draws the roster of one building into the element and answers with the function that takes it away again. The language
 * follows the host; theme and tokens are the host's page's.
 */
export function mount(element: HTMLElement, context: RosterSheetContext): () => void {
  const i18n = createFinemeshI18n({ messages, language: context.language.current, ownsPage: false });
  const app = createApp(RosterSheet, { context });
  element.dataset['remote'] = 'roster-sheet';
  provideOverlayTarget(app, element);
  app.use(i18n).mount(element);
  const stopFollowing = context.language.subscribe((language) => (i18n.global.locale.value = language));
  return () => {
    stopFollowing();
    app.unmount();
    delete element.dataset['remote'];
  };
}
