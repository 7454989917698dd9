import type { PresenceEntry } from '@finemesh/roster';

/** Who is shown in a document, by Yjs client id, and which connection shows them. `Client` is compared by identity only. */
export class FacetPresence<Client> {
  readonly #shown = new Map<number, { readonly client: Client; readonly entry: PresenceEntry }>();

  /** Everybody who is shown. */
  get entries(): PresenceEntry[] {
    return [...this.#shown.values()].map(({ entry }) => entry);
  }

  /** Shows the entries for the client; an entry without a state takes its id off. */
  show(client: Client, entries: readonly PresenceEntry[]): void {
    for (const entry of entries) {
      if (entry.state === null) this.#shown.delete(entry.clientId);
      else this.#shown.set(entry.clientId, { client, entry });
    }
  }

  /** Takes off whatever the client shows; returns the entries that say so to the others. */
  remove(client: Client): PresenceEntry[] {
    const gone: PresenceEntry[] = [];
    for (const [clientId, held] of this.#shown) {
      if (held.client !== client) continue;
      this.#shown.delete(clientId);
      gone.push({ ...held.entry, state: null });
    }
    return gone;
  }

  /** Whether nothing is shown under the id by another client, nor under another id by this one. */
  isFreeFor(clientId: number, client: Client): boolean {
    return [...this.#shown].every(([shownId, held]) => (shownId === clientId) === (held.client === client));
  }
}
