import { facetClasses, type AccountId } from '@finemesh/domain';
import { and, asc, eq, gt, lt, lte, sql } from 'drizzle-orm';
import type { Reader, Tx } from '../../platform/index.ts';
import type { FacetBatch } from './FacetBatch.ts';
import { documentKey } from './RosterAddress.ts';
import { rosterCellHistoryTable, rosterCellTable, rosterClientTable, rosterSnapshotTable, rosterUpdateTable } from '../tables.ts';

/** Everything that a document is made of. */
export interface StoredFacet {
  readonly snapshot: Uint8Array | null;
  /** Updates behind the snapshot, in order. */
  readonly updates: readonly Uint8Array[];
  /** Sequence of the last update; 0 for a document that was never written. */
  readonly sequence: number;
  /** The last update in the snapshot; 0 without one. */
  readonly snapshotThrough: number;
  readonly owners: ReadonlyMap<number, AccountId>;
}

/** @throws when updates are missing between the snapshot and the last one: the document must not be written then. */
export async function loadFacet(reader: Reader, document: string): Promise<StoredFacet> {
  const [snapshot] = await reader.select().from(rosterSnapshotTable).where(eq(rosterSnapshotTable.document, document));
  const snapshotThrough = snapshot?.through ?? 0;
  const rows = await reader
    .select()
    .from(rosterUpdateTable)
    .where(and(eq(rosterUpdateTable.document, document), gt(rosterUpdateTable.sequence, snapshotThrough)))
    .orderBy(asc(rosterUpdateTable.sequence));
  rows.forEach(({ sequence }, index) => {
    if (sequence !== snapshotThrough + index + 1) throw new Error(`update ${snapshotThrough + index + 1} of ${document} is missing`);
  });
  const clients = await reader
    .select({ clientId: rosterClientTable.clientId, accountId: rosterClientTable.accountId })
    .from(rosterClientTable)
    .where(eq(rosterClientTable.document, document));
  return {
    snapshot: snapshot?.state ?? null,
    updates: rows.map(({ update }) => update),
    sequence: snapshotThrough + rows.length,
    snapshotThrough,
    owners: new Map(clients.map(({ clientId, accountId }) => [clientId, accountId])),
  };
}

/** PostgreSQL takes 65,535 parameters a statement; the widest row here has 11. */
const rowsAtOnce = 1_000;

/** Writes what several documents have gathered, with one statement a table. */
export async function writeBatches(tx: Tx, batches: readonly FacetBatch[], at: Date): Promise<void> {
  const updates = batches.flatMap(({ address, updates }) => {
    const document = documentKey(address);
    return updates.map(({ sequence, update }) => ({ document, sequence, update }));
  });
  for (const rows of slices(updates)) await tx.insert(rosterUpdateTable).values(rows);

  const claims = batches.flatMap(({ address, claims }) =>
    claims.map((claim) => ({ ...claim, document: documentKey(address), leasedAt: at })),
  );
  // An id that was leased in the same moment stays with its holder.
  for (const rows of slices(claims)) await tx.insert(rosterClientTable).values(rows).onConflictDoNothing();

  const history = batches.flatMap(({ address, history }) =>
    history.map((entry) => ({
      building: address.building,
      facet: address.facet,
      household: entry.household,
      column: entry.column,
      at: entry.at,
      accountId: entry.accountId,
      role: entry.role,
      from: entry.from,
      to: entry.to,
      outcome: entry.outcome,
      denial: entry.denial ?? null,
    })),
  );
  for (const rows of slices(history)) await tx.insert(rosterCellHistoryTable).values(rows);
  await projectCells(tx, batches);
}

async function projectCells(tx: Tx, batches: readonly FacetBatch[]): Promise<void> {
  const cells = batches
    .filter(({ address }) => facetClasses[address.facet] === 'P1')
    .flatMap(({ address, cells }) => [...cells.values()].map((cell) => ({ ...cell, building: address.building })));
  for (const rows of slices(cells)) {
    await tx
      .insert(rosterCellTable)
      .values(rows)
      .onConflictDoUpdate({
        target: [rosterCellTable.household, rosterCellTable.column],
        set: { value: sql`excluded.value` },
      });
  }
}

/** Puts a snapshot in place of the updates that are in it. One that comes late does not take the place of a newer one. */
export async function swapSnapshot(tx: Tx, document: string, through: number, state: Uint8Array, at: Date): Promise<void> {
  await tx
    .insert(rosterSnapshotTable)
    .values({ document, through, state, at })
    .onConflictDoUpdate({
      target: rosterSnapshotTable.document,
      set: { through, state, at },
      setWhere: lt(rosterSnapshotTable.through, through),
    });
  await tx
    .delete(rosterUpdateTable)
    .where(and(eq(rosterUpdateTable.document, document), lte(rosterUpdateTable.sequence, through)));
}

function* slices<Row>(rows: readonly Row[]): Generator<Row[]> {
  for (let start = 0; start < rows.length; start += rowsAtOnce) yield rows.slice(start, start + rowsAtOnce);
}
