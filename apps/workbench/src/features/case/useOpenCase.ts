import { useApiClient, type ApiClient } from '@finemesh/client';
import { FinemeshError, type StaffCase } from '@finemesh/contract';
import { computed, ref, shallowRef, watch } from 'vue';
import { useShellBoard, type CaseBoard } from '../board/useCaseBoard.ts';

/** `notFound` also where the case is not the reader's to see. */
export type OpenCaseState = 'loading' | 'ready' | 'notFound' | 'failed';

/** One case by its id: from the live board where it stands there, else asked for. */
export function useOpenCase(
  id: string,
  board: Pick<CaseBoard, 'find' | 'keep' | 'state'> | null = useShellBoard(),
  api: Pick<ApiClient, 'getCase'> = useApiClient(),
) {
  const loaded = shallowRef<StaffCase>();
  const asked = ref<Exclude<OpenCaseState, 'ready'>>('loading');
  const failure = shallowRef<unknown>(null);
  const item = computed(() => board?.find(id) ?? loaded.value);
  const state = computed<OpenCaseState>(() => (item.value === undefined ? asked.value : 'ready'));

  async function load(): Promise<void> {
    asked.value = 'loading';
    try {
      keep((await api.getCase({ params: { id } })).case);
    } catch (error) {
      failure.value = error;
      const isHidden = error instanceof FinemeshError && (error.code === 'notFound' || error.code === 'notAllowed');
      asked.value = isHidden ? 'notFound' : 'failed';
    }
  }

  function keep(changed: StaffCase): void {
    loaded.value = changed;
    board?.keep(changed);
  }

  // The board usually has it; only an old or deep-linked case is asked for, once the board is known not to.
  watch(
    () => board?.state.value.status ?? 'ready',
    (boardStatus) => {
      if (boardStatus !== 'loading' && item.value === undefined) void load();
    },
    { immediate: true },
  );

  return { item, state, failure, load, keep };
}
