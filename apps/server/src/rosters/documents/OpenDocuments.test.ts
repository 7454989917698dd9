import { brandId, type RosterFacet } from '@finemesh/domain';
import { readCell, readRows, writeCell } from '@finemesh/roster';
import { createTestClock, until } from '@finemesh/testkit';
import { and, eq } from 'drizzle-orm';
import pino from 'pino';
import { expect, it } from 'vitest';
import * as Y from 'yjs';
import type { Database } from '../../platform/index.ts';
import { describeEachDatabase } from '../../testing/index.ts';
import type { FacetClient, OpenFacet } from './OpenFacet.ts';
import { swapSnapshot } from './facetStore.ts';
import { documentKey, type RosterAddress } from './RosterAddress.ts';
import { OpenDocuments } from './OpenDocuments.ts';
import { rosterCellTable, rosterSnapshotTable, rosterUpdateTable } from '../tables.ts';
import { createRosterPeople, takeBuilding, type TestBuilding } from '../testing/createRosterServer.ts';

const logger = pino({ level: 'silent' });

function createDocuments(database: Database, lingerMs = 60_000): OpenDocuments {
  return new OpenDocuments({ database, clock: createTestClock(), logger, ports: createRosterPeople(), lingerMs });
}

function addressOf(building: TestBuilding, facet: RosterFacet = 'dwelling'): RosterAddress {
  return { building: building.code, facet };
}

/** A client that may write everything and takes note of nothing. */
function createClient(): FacetClient {
  return {
    accountId: brandId('7d9f6f0e-4b1c-4f38-9a37-6a2c5d1e0b11'),
    device: '0b7f8a52-02c9-4f83-9d5e-4a0f4f6c7d22',
    role: 'microGridder',
    policy: { mayWrite: () => true },
    send: () => undefined,
    close: () => undefined,
  };
}

/** Writes cells as a client would, and waits until they are stored. */
async function edit(facet: OpenFacet, building: TestBuilding, counts: readonly number[]): Promise<void> {
  const doc = new Y.Doc({ meta: { facet: 'dwelling' } });
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(facet.doc));
  const client = createClient();
  doc.on('update', (update: Uint8Array) => {
    const verdict = facet.judge(client, update);
    if (verdict.kind !== 'ok') throw new Error(`the guard said ${verdict.kind}`);
    facet.accept(client, verdict);
  });
  for (const count of counts) writeCell(doc, building.first, 'headCount', count);
  await new Promise<void>((resolve) => facet.journal.afterCommit(resolve));
}

describeEachDatabase('OpenDocuments', (database) => {
  it('makes the rows once, stored before anybody sees them, and projects class P1 alone', async () => {
    const building = takeBuilding();
    const documents = createDocuments(database());
    const [{ facet: one }, { facet: other }] = await Promise.all([documents.open(addressOf(building)), documents.open(addressOf(building))]);
    expect(one).toBe(other);
    expect(readRows(one.doc)).toHaveLength(3);
    await documents.open(addressOf(building, 'contact'));
    const cells = await database().db.select().from(rosterCellTable).where(eq(rosterCellTable.building, building.code));
    expect(new Set(cells.map(({ column }) => column))).toEqual(new Set(['flat', 'entrance', 'floor', 'headCount']));

    const { facet: again } = await createDocuments(database()).open(addressOf(building));
    expect(readRows(again.doc)).toEqual(readRows(one.doc));
    const updates = await database()
      .db.select()
      .from(rosterUpdateTable)
      .where(eq(rosterUpdateTable.document, documentKey(addressOf(building))));
    expect(updates).toHaveLength(1);
  });

  it('lets a document go when nobody is left, with a snapshot in place of its updates, and reads it back the same', async () => {
    const building = takeBuilding();
    const documents = createDocuments(database(), 0);
    const { facet, release } = await documents.open(addressOf(building));
    await edit(facet, building, [3, 4, 5]);
    const before = readRows(facet.doc);
    release();
    await until('the document to be gone', () => documents.size === 0);
    const key = documentKey(addressOf(building));
    const { db } = database();
    expect(await db.select().from(rosterUpdateTable).where(eq(rosterUpdateTable.document, key))).toEqual([]);
    expect((await db.select().from(rosterSnapshotTable).where(eq(rosterSnapshotTable.document, key)))[0]?.through).toBe(4);
    const { facet: again } = await documents.open(addressOf(building));
    expect(again).not.toBe(facet);
    expect(readRows(again.doc)).toEqual(before);
    await edit(again, building, [6]);
    expect(readCell((await createDocuments(database()).open(addressOf(building))).facet.doc, building.first, 'headCount')).toBe(6);
  });

  it('keeps a document until the last of its holders has released it, each of whom counts once', async () => {
    const documents = createDocuments(database(), 0);
    const address = addressOf(takeBuilding());
    const [one, other] = [await documents.open(address), await documents.open(address)];
    one.release();
    one.release();
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(documents.size).toBe(1);
    other.release();
    await until('the document to be gone', () => documents.size === 0);
  });

  it('keeps a newer snapshot when an older one comes late', async () => {
    const building = takeBuilding();
    const { facet } = await createDocuments(database()).open(addressOf(building));
    await edit(facet, building, [3]);
    const early = facet.snapshot();
    await edit(facet, building, [4]);
    const late = facet.snapshot();
    if (early === undefined || late === undefined) throw new Error('not quiet');
    for (const { through, state } of [late, early]) {
      await database().transaction((tx) => swapSnapshot(tx, facet.key, through, state, new Date()));
    }
    const { facet: again } = await createDocuments(database()).open(addressOf(building));
    expect(readCell(again.doc, building.first, 'headCount')).toBe(4);
  });

  it('keeps a document that somebody joins while it is being let go', async () => {
    const building = takeBuilding();
    const documents = createDocuments(database(), 0);
    const { facet, release } = await documents.open(addressOf(building));
    await edit(facet, building, [3]);
    release();
    await new Promise((resolve) => setTimeout(resolve, 1));
    const { facet: joined } = await documents.open(addressOf(building));
    await edit(joined, building, [9]);
    expect(documents.size).toBe(1);
    expect(readCell((await createDocuments(database()).open(addressOf(building))).facet.doc, building.first, 'headCount')).toBe(9);
  });

  it('does not open a document with a hole in its updates, and writes nothing over it', async () => {
    const building = takeBuilding();
    const address = addressOf(building);
    const { facet } = await createDocuments(database()).open(address);
    await edit(facet, building, [3, 4, 5]);
    const { db } = database();
    const ofDocument = eq(rosterUpdateTable.document, documentKey(address));
    await db.delete(rosterUpdateTable).where(and(ofDocument, eq(rosterUpdateTable.sequence, 2)));
    const documents = createDocuments(database());
    await expect(documents.open(address)).rejects.toThrow('is missing');
    expect(documents.size).toBe(0);
    expect(await db.select().from(rosterUpdateTable).where(ofDocument)).toHaveLength(3);
  });

  it('lets only one of two processes write a document', async () => {
    const building = takeBuilding();
    const { facet: first } = await createDocuments(database()).open(addressOf(building));
    const { facet: second } = await createDocuments(database()).open(addressOf(building));
    await edit(first, building, [3]);
    let isStored = false;
    void edit(second, building, [4]).then(() => {
      isStored = true;
    });
    await until('the second to be dropped', () => second.journal.hasFailed);
    expect(isStored).toBe(false);
    await edit(first, building, [5]);
    expect(readCell((await createDocuments(database()).open(addressOf(building))).facet.doc, building.first, 'headCount')).toBe(5);
  });
});
