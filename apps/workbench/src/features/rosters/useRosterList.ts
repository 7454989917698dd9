import { useApiClient, type ApiClient } from '@finemesh/client';
import type { RosterList } from '@finemesh/contract';
import { computed, ref, shallowRef } from 'vue';

export type RosterEntry = RosterList['rosters'][number];

/** The buildings of one micro-grid whose rosters the reader may open. */
export interface RosterGroup {
  readonly microGrid: RosterEntry['microGrid'];
  readonly entries: readonly RosterEntry[];
}

/** The rosters that the reader's posts open, by micro-grid, narrowed by what is typed. */
export function useRosterList(api: Pick<ApiClient, 'listRosters'> = useApiClient()) {
  const rosters = shallowRef<readonly RosterEntry[]>([]);
  const state = ref<'loading' | 'ready' | 'failed'>('loading');
  const failure = shallowRef<unknown>(null);
  const search = ref('');

  async function load(): Promise<void> {
    state.value = 'loading';
    try {
      rosters.value = (await api.listRosters()).rosters;
      state.value = 'ready';
    } catch (error) {
      failure.value = error;
      state.value = 'failed';
    }
  }

  const groups = computed(() => groupRosters(rosters.value.filter((entry) => matches(entry, search.value))));
  return { rosters, groups, state, failure, search, load };
}

function matches({ building, microGrid }: RosterEntry, typed: string): boolean {
  const wanted = typed.normalize('NFKC').trim().toLowerCase();
  const names = [building.name.zh, building.name.en, microGrid.name.zh, microGrid.name.en];
  return names.some((name) => name.toLowerCase().includes(wanted));
}

function groupRosters(entries: readonly RosterEntry[]): RosterGroup[] {
  const groups = new Map<string, RosterEntry[]>();
  for (const entry of entries) groups.set(entry.microGrid.code, [...(groups.get(entry.microGrid.code) ?? []), entry]);
  return [...groups.values()].flatMap((ofGrid) => {
    const first = ofGrid[0];
    if (first === undefined) return [];
    const sorted = ofGrid.toSorted((one, other) =>
      one.building.name.zh.localeCompare(other.building.name.zh, 'zh', { numeric: true }),
    );
    return [{ microGrid: first.microGrid, entries: sorted }];
  });
}
