import { rosterColumn, type PostRole } from '@finemesh/domain';
import { readPresence, type CellAddress, type RosterPresence } from '@finemesh/roster';
import { computed, shallowRef, watch, type Ref } from 'vue';
import type { FacetConnection } from '../documents/FacetConnection.ts';
import { watchDocuments } from '../documents/watchDocuments.ts';

/** Somebody who has the roster open. */
export interface PresentReader {
  /** One for each person and role; two devices of one person are one reader. */
  readonly id: string;
  readonly name: string;
  readonly role: PostRole;
  /** Where they are, in documents that this reader has open too. */
  readonly cells: readonly CellAddress[];
}

type OpenDocument = Pick<FacetConnection, 'facet' | 'doc' | 'awareness' | 'publish'>;

export interface PresenceOptions {
  readonly documents: Readonly<Ref<readonly OpenDocument[]>>;
  /** Who reads here; `null` until the roster is open. The server writes the name it knows in its place. */
  readonly self: Readonly<Ref<RosterPresence['user'] | null>>;
  readonly activeCell: Readonly<Ref<CellAddress | null>>;
}

/**
 * Who else is here and in which cell. A cell is published in the awareness of its own document only, so nobody learns that
 * somebody reads a care note who may not open the care document.
 */
export function usePresence({ documents, self, activeCell }: PresenceOptions) {
  const others = shallowRef<readonly PresentReader[]>([]);

  function read(): void {
    const byId = new Map<string, { name: string; role: PostRole; cells: CellAddress[] }>();
    for (const { facet, awareness, doc } of documents.value) {
      for (const [clientId, state] of awareness.getStates()) {
        const presence = clientId === doc.clientID ? undefined : readPresence(state, facet);
        if (presence === undefined) continue;
        const id = `${presence.user.role}:${presence.user.name}`;
        const reader = byId.get(id) ?? { ...presence.user, cells: [] };
        byId.set(id, reader);
        if (presence.cell !== undefined) reader.cells.push(presence.cell);
      }
    }
    others.value = [...byId].map(([id, reader]) => ({ id, ...reader }));
  }

  function publish(): void {
    const user = self.value;
    if (user === null) return;
    const cell = activeCell.value;
    for (const document of documents.value) {
      const isHere = cell !== null && rosterColumn(cell.column).facet === document.facet;
      document.publish(isHere ? { user, cell } : { user });
    }
  }

  watchDocuments(
    documents,
    ({ awareness }) => {
      awareness.on('change', read);
      return () => awareness.off('change', read);
    },
    read,
  );
  watch([documents, self, activeCell], publish, { immediate: true });

  /** Others by the households in which they stand. */
  const byHousehold = computed(() => {
    const readers = new Map<string, PresentReader[]>();
    for (const reader of others.value) {
      for (const household of new Set(reader.cells.map((cell) => cell.household))) {
        readers.set(household, [...(readers.get(household) ?? []), reader]);
      }
    }
    return readers;
  });

  return { others, byHousehold };
}
