import {
  FinemeshError,
  rosterSocketPath,
  type EditRosterContext,
  type ErrorCode,
  type RosterPurpose,
  type RosterTickets,
} from '@finemesh/contract';
import type { RosterFacet } from '@finemesh/domain';
import type { DeniedCell } from '@finemesh/roster';
import { computed, onScopeDispose, ref, shallowRef } from 'vue';
import { FacetConnection } from './FacetConnection.ts';
import { syncStatusOf } from './syncStatusOf.ts';
import { TicketSource } from './TicketSource.ts';

export interface RosterDocumentsOptions {
  readonly context: Pick<EditRosterContext, 'buildingCode' | 'openTickets' | 'socketOrigin'>;
  /** Cells that the server has set back, each reported once. */
  readonly onDeniedCells: (cells: readonly DeniedCell[]) => void;
  /** How many of them wait to be seen. */
  readonly unresolved: () => number;
  readonly socket?: typeof WebSocket;
}

/** `failed`: the roster could not be opened at all. `open`: there are documents, each in a phase of its own. */
export type RosterPhase = 'opening' | 'failed' | 'open';

/** The documents of one building's roster that the reader's posts open, for as long as the calling scope lives. */
export function useRosterDocuments(options: RosterDocumentsOptions) {
  const { context } = options;
  const phase = ref<RosterPhase>('opening');
  const failure = ref<ErrorCode | null>(null);
  const tickets = shallowRef<RosterTickets | null>(null);
  const connections = shallowRef<readonly FacetConnection[]>([]);
  // Without those that the server has closed for this reader: their rows leave the screen.
  const openDocuments = shallowRef<readonly FacetConnection[]>([]);
  const purpose = ref<RosterPurpose>('rosterUpkeep');
  // Connections are foreign objects: this number is what Vue sees of their changes.
  const changes = ref(0);
  const source = new TicketSource((why) => context.openTickets(why), purpose.value);
  let disposed = false;

  async function open(): Promise<void> {
    phase.value = 'opening';
    try {
      const answer = await source.open();
      if (disposed) return;
      connections.value = await Promise.all(answer.facets.map((facet) => connect(facet)));
      tickets.value = answer;
      onChange();
      phase.value = 'open';
    } catch (error) {
      failure.value = error instanceof FinemeshError ? error.code : 'unavailable';
      phase.value = 'failed';
    }
  }

  async function connect({ facet, clientId }: RosterTickets['facets'][number]): Promise<FacetConnection> {
    return new FacetConnection({
      facet,
      clientId,
      buildingCode: context.buildingCode,
      serverUrl: `${context.socketOrigin}${rosterSocketPath}`,
      ticket: (await source.ticketFor(facet)) ?? '',
      nextTicket: (again) => source.ticketFor(again),
      onChange,
      onDenied: options.onDeniedCells,
      ...(options.socket === undefined ? {} : { socket: options.socket }),
    });
  }

  function onChange(): void {
    changes.value += 1;
    const open = connections.value.filter(({ refusal }) => refusal === null);
    if (open.length !== openDocuments.value.length) openDocuments.value = open;
  }

  /** @throws FinemeshError when the posts do not allow it or the server cannot be reached; the purpose stays as it was then. */
  async function changePurpose(next: RosterPurpose): Promise<void> {
    tickets.value = await source.changePurpose(next);
    purpose.value = next;
  }

  const retryNow = (): void => connections.value.forEach((connection) => connection.retryNow());
  globalThis.addEventListener('online', retryNow);
  onScopeDispose(() => {
    disposed = true;
    globalThis.removeEventListener('online', retryNow);
    connections.value.forEach((connection) => connection.close());
  });

  const states = computed(() => (changes.value, connections.value.map((connection) => connection.sync)));
  return {
    phase,
    failure,
    tickets,
    openDocuments,
    purpose,
    /** Whether every document has been synced once: before that the sheet would show rows with holes. */
    isLoaded: computed(() => states.value.length > 0 && states.value.every((state) => state.phase !== 'opening')),
    sync: computed(() => syncStatusOf(states.value, options.unresolved())),
    /** Documents that the server has closed for this reader. */
    refusedFacets: computed<readonly { facet: RosterFacet; code: ErrorCode }[]>(
      () => (
        changes.value,
        connections.value.flatMap(({ facet, refusal }) => (refusal === null ? [] : [{ facet, code: refusal }]))
      ),
    ),
    open,
    changePurpose,
    retryNow,
  };
}
