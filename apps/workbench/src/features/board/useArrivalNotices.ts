import type { CaseEventType, StaffCase } from '@finemesh/contract';
import type { Chime } from '@finemesh/screens';
import { useToasts } from '@finemesh/ui';
import { onScopeDispose, watch, type Ref } from 'vue';
import { useRouter } from 'vue-router';
import type { WorkbenchText } from '../../useWorkbenchText.ts';
import { placeText } from '../case/placeText.ts';

/** Tells of a case that has come to the reader: a message in the page, a soft sound where wanted, a short buzz on phones. */
export function useArrivalNotices(text: WorkbenchText, chime: Pick<Chime, 'ring'>) {
  const toasts = useToasts();
  const router = useRouter();

  function announce(arrived: StaffCase, type: CaseEventType): void {
    const title = text.t(type === 'case.reopened' ? 'board.reopenedArrival' : 'board.arrival', {
      category: text.category(arrived.categoryCode),
    });
    toasts.show({
      tone: 'accent',
      title,
      text: placeText(arrived, text),
      // The case stands in the list with its badge; a notice that stayed would lie on exactly that card.
      lastsMs: 12_000,
      action: { label: text.t('board.look'), run: () => void router.push({ name: 'case', params: { id: arrived.id } }) },
    });
    chime.ring('arrival');
    // Before the first touch browsers refuse to vibrate, and complain. Not there on desks and on iPhones.
    if (navigator.userActivation?.hasBeenActive !== false) navigator.vibrate?.(120);
  }

  return { announce };
}

/** Writes how many cases wait in front of the page's title, so that a tab in the background says so too. */
export function useTitleCount(count: Readonly<Ref<number>>, title: Readonly<Ref<string>>, page: Pick<Document, 'title'> = document): void {
  watch(
    [count, title],
    () => {
      page.title = count.value > 0 ? `(${count.value}) ${title.value}` : title.value;
    },
    { immediate: true },
  );
  onScopeDispose(() => {
    page.title = title.value;
  });
}
