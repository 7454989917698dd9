import type { Language, RosterSheetContext } from '@finemesh/contract';
import { watch, type Ref } from 'vue';
import { socketOrigin } from './socketOrigin.ts';
import { useRemote } from './useRemote.ts';
import { useApiClient } from './useSession.ts';

export interface UseRosterSheetOptions {
  readonly buildingCode: string;
  readonly mode: RosterSheetContext['mode'];
  /** Where the sheet draws itself. */
  readonly element: Readonly<Ref<HTMLElement | null>>;
  readonly language: Readonly<Ref<Language>>;
}

/** A building's roster, the micro-frontend `roster-sheet`, in its place for as long as the calling scope lives. */
export function useRosterSheet({ buildingCode, mode, element, language }: UseRosterSheetOptions) {
  const api = useApiClient();
  const shared = {
    buildingCode,
    language: {
      get current() {
        return language.value;
      },
      subscribe: (listener: (value: Language) => void) => watch(language, listener),
    },
  };
  const contexts: { readonly [Mode in RosterSheetContext['mode']]: () => RosterSheetContext & { mode: Mode } } = {
    edit: () => ({
      ...shared,
      mode: 'edit',
      socketOrigin: socketOrigin(),
      openTickets: (purpose) => api.openRoster({ params: { buildingCode }, body: { purpose } }),
    }),
    watch: () => ({ ...shared, mode: 'watch', readSection: () => api.getBuildingSection({ params: { buildingCode } }) }),
  };
  return useRemote<RosterSheetContext>({ name: 'roster-sheet', element, context: contexts[mode]() });
}
