import type { RosterPurpose } from './rosterPurpose.ts';
import type { BuildingSection, RosterTickets } from './rosters.ts';
import type { Language } from './primitives.ts';

/** A micro-frontend's entry: draws itself into the element and answers with the function that takes it away again. */
export interface RemoteModule<Context, MountElement> {
  mount(element: MountElement, context: Context): () => void;
}

/** A value that a host may change while a remote is mounted. */
export interface Watchable<Value> {
  readonly current: Value;
  /** Calls the listener on every change; answers with the function that stops it. */
  subscribe(listener: (value: Value) => void): () => void;
}

interface SharedRosterContext {
  readonly buildingCode: string;
  readonly language: Watchable<Language>;
}

/** What a host gives the roster sheet for people who read and write the roster. */
export interface EditRosterContext extends SharedRosterContext {
  readonly mode: 'edit';
  /** Fresh tickets, asked for at every connection; rejects with a `FinemeshError` when no post allows it. */
  openTickets(purpose: RosterPurpose): Promise<RosterTickets>;
  /** Origin of the document socket, `ws://…` or `wss://…`, without a trailing slash. */
  readonly socketOrigin: string;
}

/** What a host gives it for a screen that many look at: no way to a document, only to the section of the building. */
export interface WatchRosterContext extends SharedRosterContext {
  readonly mode: 'watch';
  /** The building as it stands now; asked for again every few seconds. Rejects with a `FinemeshError`. */
  readSection(): Promise<BuildingSection>;
}

/** What a host gives the roster sheet. */
export type RosterSheetContext = EditRosterContext | WatchRosterContext;

/** dist/manifest.json of a remote: which files it consists of, relative to its base. */
export interface RemoteManifest {
  readonly name: string;
  readonly version: string;
  readonly entry: string;
  readonly styles: readonly string[];
  /** Subresource integrity (`sha256-…`) by file. */
  readonly integrity: Readonly<Record<string, string>>;
}
