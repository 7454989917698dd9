import type { Page } from '@playwright/test';

export interface Forgery {
  readonly buildingCode: string;
  readonly flat: string;
  /** A column that the account's post may not write. */
  readonly forbidden: { readonly column: string; readonly value: string };
  readonly allowed: { readonly column: string; readonly value: string };
}

export interface ForgeryOutcome {
  /** What the server said that the account may write. */
  readonly writableColumns: readonly string[];
  /** Columns that the server named in its refusal. */
  readonly denied: readonly string[];
  /** What stands in the forger's own document once the server has answered. */
  readonly ownReplica: { readonly forbidden: unknown; readonly allowed: unknown };
}

/**
 * What somebody does who has changed the sheet's code: in the signed-in page, with the page's own cookies and its own Yjs, but
 * with a socket and a document that ask nobody whether a cell may be written.
 */
export async function modifiedClient(page: Page, forgery: Forgery): Promise<ForgeryOutcome> {
  return page.evaluate(async ({ buildingCode, flat, forbidden, allowed }) => {
    interface Row {
      get(key: string): unknown;
      set(key: string, value: unknown): void;
    }
    interface Doc {
      clientID: number;
      getMap(name: string): { forEach(visit: (row: Row) => void): void };
      on(event: 'update', listener: (update: Uint8Array, origin: unknown) => void): void;
      transact(change: () => void): void;
    }
    interface Yjs {
      Doc: new () => Doc;
      applyUpdate(doc: Doc, update: Uint8Array, origin: unknown): void;
      encodeStateVector(doc: Doc): Uint8Array;
      encodeStateAsUpdate(doc: Doc, since: Uint8Array): Uint8Array;
    }
    // The page's import map names it; the test's own compiler has no such module.
    const yjsName = 'yjs';
    const Y = (await import(yjsName)) as unknown as Yjs;
    const answer = await fetch(`/api/rosters/${buildingCode}/tickets`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ purpose: 'rosterUpkeep' }),
    });
    const { facets } = (await answer.json()) as {
      facets: { facet: string; ticket: string; clientId: number; writableColumns: string[] }[];
    };
    const dwelling = facets.find(({ facet }) => facet === 'dwelling')!;
    const doc = new Y.Doc();
    doc.clientID = dwelling.clientId;

    const [sync, refusal] = [0, 2];
    const [step1, step2, update] = [0, 1, 2];
    const varUint = (value: number): number[] => (value < 128 ? [value] : [128 | value % 128, ...varUint(Math.floor(value / 128))]);
    const frame = (kind: number, payload: Uint8Array) => new Uint8Array([sync, kind, ...varUint(payload.length), ...payload]);
    const textAfter = (bytes: Uint8Array, at: number) => new TextDecoder().decode(bytes.slice(at));

    const socket = new WebSocket(
      `${location.origin.replace('http', 'ws')}/rosters/${buildingCode}/dwelling?ack=1&ticket=${encodeURIComponent(dwelling.ticket)}`,
    );
    socket.binaryType = 'arraybuffer';
    const denied: string[] = [];
    let synced: () => void = () => undefined;
    let refused: () => void = () => undefined;
    const isSynced = new Promise<void>((resolve) => (synced = resolve));
    const isRefused = new Promise<void>((resolve) => (refused = resolve));
    socket.onmessage = ({ data }) => {
      const bytes = new Uint8Array(data as ArrayBuffer);
      if (bytes[0] === refusal) {
        const refusedCells = textAfter(bytes, bytes.indexOf('{'.charCodeAt(0)));
        const { cells } = JSON.parse(refusedCells) as { cells: { column: string }[] };
        denied.push(...cells.map(({ column }) => column));
        refused();
      }
      if (bytes[0] !== sync) return;
      let at = 2;
      while ((bytes[at]! & 128) !== 0) at += 1;
      const payload = bytes.slice(at + 1);
      if (bytes[1] === step1) socket.send(frame(step2, Y.encodeStateAsUpdate(doc, payload)));
      else Y.applyUpdate(doc, payload, 'server');
      if (bytes[1] === step2) synced();
    };
    await new Promise((resolve) => (socket.onopen = resolve));
    socket.send(frame(step1, Y.encodeStateVector(doc)));
    await isSynced;

    doc.on('update', (bytes, origin) => {
      if (origin !== 'server') socket.send(frame(update, bytes));
    });
    let row: Row | undefined;
    doc.getMap('households').forEach((candidate) => {
      if (candidate.get('flat') === flat && candidate.get('entrance') === '1') row = candidate;
    });
    if (row === undefined) throw new Error(`there is no flat ${flat}`);
    doc.transact(() => row!.set(forbidden.column, forbidden.value));
    doc.transact(() => row!.set(allowed.column, allowed.value));
    await isRefused;
    while (row.get(forbidden.column) === forbidden.value) await new Promise((resolve) => setTimeout(resolve, 20));
    socket.close();
    return {
      writableColumns: dwelling.writableColumns,
      denied,
      ownReplica: { forbidden: row.get(forbidden.column), allowed: row.get(allowed.column) },
    };
  }, forgery);
}
