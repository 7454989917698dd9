import { openCaseStates, reopenWindowDays, type AccountId, type CaseHolder, type Post, type TerritoryPath } from '@finemesh/domain';
import { and, asc, count, desc, eq, gt, inArray, isNotNull, or, sql, type SQL } from 'drizzle-orm';
import type { Reader } from '../platform/index.ts';
import { accountsOfPosts, publicNamesOf } from '../people/index.ts';
import type { CaseRow, StepRow } from './changeCase.ts';
import { casePhotoTable, caseStepTable, caseTable } from './tables.ts';

/** A case with everything that any audience is shown of it. */
export interface LoadedCase {
  readonly row: CaseRow;
  /** In order of their versions. */
  readonly steps: readonly StepRow[];
  /** In the order in which they were added. */
  readonly photos: readonly { readonly photoId: string; readonly version: number }[];
  /** How neighbours call the accounts that acted. */
  readonly publicNames: ReadonlyMap<string, string>;
}

/**
 * The most cases of one list. Open ones come first, so that only settled ones can fall off: a case must not vanish because
 * nobody has touched it for long.
 */
const listLimit = 2_000;
/** Confirmed cases stay on the wall for a day, so that work done is seen as well. */
const confirmedOnWallMs = 86_400_000;
/** Resolved ones wait there for the resident's word as long as that word can reopen them without being asked for. */
const resolvedOnWallMs = reopenWindowDays * 86_400_000;

/** Work is still owed. */
const isOpen: SQL = inArray(caseTable.state, [...openCaseStates]);

/** The cases with these ids; unknown ids are left out. */
export async function loadCases(reader: Reader, ids: readonly string[]): Promise<LoadedCase[]> {
  if (ids.length === 0) return [];
  return withParts(reader, await reader.select().from(caseTable).where(inArray(caseTable.id, [...ids])));
}

/** The case, `undefined` for an unknown id. */
export async function loadCase(reader: Reader, id: string): Promise<LoadedCase | undefined> {
  return (await loadCases(reader, [id]))[0];
}

/** The case that a resident follows, `undefined` for an unknown number. */
export async function loadTrackedCase(reader: Reader, trackingNumber: string): Promise<LoadedCase | undefined> {
  const rows = await reader.select().from(caseTable).where(eq(caseTable.trackingNumber, trackingNumber));
  return (await withParts(reader, rows))[0];
}

/** Cases in the territories, open ones or all; open ones first, then the newest change. */
export async function casesWithin(
  reader: Reader,
  territories: readonly TerritoryPath[],
  states: 'open' | 'all',
): Promise<LoadedCase[]> {
  return listCases(reader, and(inTerritories(territories), states === 'open' ? isOpen : undefined));
}

/** What stands on the wall: everything that is open, and what was resolved or confirmed lately. */
export async function casesOnWall(reader: Reader, territories: readonly TerritoryPath[], at: Date): Promise<LoadedCase[]> {
  const since = (ms: number): SQL => gt(caseTable.changedAt, new Date(at.getTime() - ms));
  const shown = or(
    isOpen,
    and(eq(caseTable.state, 'doneInGrid'), since(resolvedOnWallMs)),
    and(eq(caseTable.state, 'confirmed'), since(confirmedOnWallMs)),
  );
  return listCases(reader, and(inTerritories(territories), shown));
}

/** The offices that have handed the case on. */
export async function handedOnBy(reader: Reader, caseId: string): Promise<CaseHolder[]> {
  const steps = await reader
    .select()
    .from(caseStepTable)
    .where(and(eq(caseStepTable.caseId, caseId), isNotNull(caseStepTable.fromRole)));
  return steps.map(
    // Columns are text; what is in them was typed when it was written.
    ({ fromRole, fromPath, fromPostId }) =>
      ({ role: fromRole, territoryPath: fromPath, postId: fromPostId }) as CaseHolder,
  );
}

/** How many open cases each of the posts holds. */
export async function openCasesOf(reader: Reader, posts: readonly Post[]): Promise<Map<string, number>> {
  if (posts.length === 0) return new Map();
  const ids = posts.map(({ id }) => id);
  const rows = await reader
    .select({ postId: caseTable.holderPostId, cases: count() })
    .from(caseTable)
    .where(and(inArray(caseTable.holderPostId, ids), inArray(caseTable.state, [...openCaseStates])))
    .groupBy(caseTable.holderPostId);
  return new Map(rows.map(({ postId, cases }) => [postId ?? '', cases]));
}

/** Accounts that have accepted a case and not resolved it. */
export async function accountsOnTask(reader: Reader): Promise<Set<AccountId>> {
  const rows = await reader
    .selectDistinct({ postId: caseTable.holderPostId })
    .from(caseTable)
    .where(and(eq(caseTable.state, 'inGrid'), isNotNull(caseTable.holderPostId)));
  return accountsOfPosts(reader, rows.flatMap(({ postId }) => postId ?? []));
}

/** Whether the photo belongs to the case. */
export async function hasPhoto(reader: Reader, caseId: string, photoId: string): Promise<boolean> {
  const rows = await reader
    .select({ caseId: casePhotoTable.caseId })
    .from(casePhotoTable)
    .where(and(eq(casePhotoTable.caseId, caseId), eq(casePhotoTable.photoId, photoId)));
  return rows.length > 0;
}

/** Whether nothing was ever reported. */
export async function isCaseLogEmpty(reader: Reader): Promise<boolean> {
  return (await reader.select({ id: caseTable.id }).from(caseTable).limit(1)).length === 0;
}

async function listCases(reader: Reader, where: SQL | undefined): Promise<LoadedCase[]> {
  const rows = await reader
    .select()
    .from(caseTable)
    .where(where)
    .orderBy(desc(isOpen), desc(caseTable.changedAt))
    .limit(listLimit);
  return withParts(reader, rows);
}

/** Three queries for any number of cases. */
async function withParts(reader: Reader, rows: readonly CaseRow[]): Promise<LoadedCase[]> {
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const steps = await reader
    .select()
    .from(caseStepTable)
    .where(inArray(caseStepTable.caseId, ids))
    .orderBy(asc(caseStepTable.caseId), asc(caseStepTable.version));
  const photos = await reader
    .select()
    .from(casePhotoTable)
    .where(inArray(casePhotoTable.caseId, ids))
    .orderBy(asc(casePhotoTable.version), asc(casePhotoTable.position));
  const actors = new Set(steps.flatMap(({ actorId }) => (actorId === null ? [] : [actorId])));
  const publicNames = await publicNamesOf(reader, [...actors]);
  const stepsOf = groupByCase(steps);
  const photosOf = groupByCase(photos);
  return rows.map((row) => ({
    row,
    steps: stepsOf.get(row.id) ?? [],
    photos: photosOf.get(row.id) ?? [],
    publicNames,
  }));
}

function groupByCase<Part extends { readonly caseId: string }>(parts: readonly Part[]): Map<string, Part[]> {
  const groups = new Map<string, Part[]>();
  for (const part of parts) {
    const group = groups.get(part.caseId);
    if (group === undefined) groups.set(part.caseId, [part]);
    else group.push(part);
  }
  return groups;
}

function inTerritories(territories: readonly TerritoryPath[]): SQL | undefined {
  if (territories.length === 0) return sql`false`;
  // Codes hold no LIKE wildcard, so a path can stand in a pattern as it is.
  return or(...territories.map((path) => or(eq(caseTable.path, path), sql`${caseTable.path} like ${`${path}/%`}`)));
}
