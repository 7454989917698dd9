import { codeOfPath, isDivisionLevel, levelOfCode, type CaseId, type TerritoryCode, type TerritoryPath } from '@finemesh/domain';
import { and, eq, inArray, isNotNull, ne } from 'drizzle-orm';
import { inParts, type Tx } from '../platform/index.ts';
import type { DivisionChange, TerritoryIndex } from '../territory/index.ts';
import { caseStepTable, caseTable } from './tables.ts';

/**
 * Writes the paths of cases again after a division (T10 and T11 of the territory's SPEC.md): where a case is, which office
 * holds it, and which offices have handed it on and never get it back. Who did a step and whom it was handed to stays as
 * it was written: that is history and shows the names of its time.
 */
export async function rewritePaths(tx: Tx, { territory }: DivisionChange): Promise<void> {
  const codes = (await tx.selectDistinct({ code: caseTable.placeCode }).from(caseTable)).map(({ code }) => code);
  for (const code of codes.filter(isPlace)) {
    const path = territory.pathOf(code);
    await tx.update(caseTable).set({ path }).where(and(eq(caseTable.placeCode, code), ne(caseTable.path, path)));
  }
  await rewriteOpenGround(tx, territory, codes.filter((code) => !isPlace(code)));
  await rewriteHolders(tx, territory);
  await rewriteHandedOn(tx, territory);
}

function isPlace(code: TerritoryCode): boolean {
  const level = levelOfCode(code);
  return level !== undefined && !isDivisionLevel(level);
}

/** Reports from outside every building follow their point, each by itself; cases that come to lie in one node are written together. */
async function rewriteOpenGround(tx: Tx, territory: TerritoryIndex, codes: readonly TerritoryCode[]): Promise<void> {
  const { id, placeCode, path, lng, lat } = caseTable;
  const idsByPath = new Map<TerritoryPath, CaseId[]>();
  await inParts(codes, async (part) => {
    for (const row of await tx.select({ id, placeCode, path, lng, lat }).from(caseTable).where(inArray(placeCode, part))) {
      const now = territory.pathOf(row.placeCode, row.lng === null || row.lat === null ? null : [row.lng, row.lat]);
      if (now !== row.path) idsByPath.set(now, [...(idsByPath.get(now) ?? []), row.id]);
    }
  });
  for (const [now, ids] of idsByPath) {
    await inParts(ids, (part) => tx.update(caseTable).set({ path: now }).where(inArray(id, part)));
  }
}

async function rewriteHolders(tx: Tx, territory: TerritoryIndex): Promise<void> {
  const { holderPath } = caseTable;
  for (const { path } of await tx.selectDistinct({ path: holderPath }).from(caseTable)) {
    const now = territory.pathOf(codeOfPath(path));
    if (now !== path) await tx.update(caseTable).set({ holderPath: now }).where(eq(holderPath, path));
  }
}

async function rewriteHandedOn(tx: Tx, territory: TerritoryIndex): Promise<void> {
  const { fromPath } = caseStepTable;
  for (const { path } of await tx.selectDistinct({ path: fromPath }).from(caseStepTable).where(isNotNull(fromPath))) {
    const now = path === null ? null : territory.pathOf(codeOfPath(path));
    if (path !== null && now !== path) await tx.update(caseStepTable).set({ fromPath: now }).where(eq(fromPath, path));
  }
}
