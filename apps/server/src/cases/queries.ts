import {
  brandId,
  can,
  categories,
  isPostActive,
  openCaseStates,
  roleCan,
  statesThat,
  caseStateTable,
  type AccountId,
  type Actor,
  type CaseHolder,
  type CaseId,
  type Post,
  type PostId,
  type TerritoryPath,
} from '@finemesh/domain';
import { and, arrayOverlaps, asc, count, desc, eq, gt, inArray, isNotNull, isNull, notInArray, or, sql, type SQL } from 'drizzle-orm';
import { accountsOfPosts, publicNamesOf } from '../people/index.ts';
import type { Reader } from '../platform/index.ts';
import { subjectOf, type CaseRow, type StepRow } from './caseRow.ts';
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

/** A list of cases, and how many more there are that it has no room for. */
export interface CaseList {
  readonly cases: LoadedCase[];
  readonly leftOut: number;
}

/** The most cases of one list beside those that are never left out: more than an operator scrolls through in a day. */
const listLimit = 2_000;
const dayMs = 86_400_000;

/** Work is still owed. */
const isOpen: SQL = inArray(caseTable.state, [...openCaseStates]);
const urgentCodes = categories.filter(({ urgent }) => urgent === true).map(({ code }) => code);
const confidentialCodes = categories.filter(({ confidential }) => confidential !== undefined).map(({ code }) => code);
/** Never left out of a list, however many reports come. */
const isUrgent: SQL | undefined = and(isOpen, inArray(caseTable.categoryCode, urgentCodes));
const isConfidential: SQL = inArray(caseTable.categoryCode, confidentialCodes);
const isPublicToTeam: SQL = notInArray(caseTable.categoryCode, confidentialCodes);

/** The cases with these ids; unknown ids are left out. */
export async function loadCases(reader: Reader, ids: readonly string[]): Promise<LoadedCase[]> {
  if (ids.length === 0) return [];
  return withParts(reader, await reader.select().from(caseTable).where(inArray(caseTable.id, ids.map((id) => brandId<CaseId>(id)))));
}

/** The case, `undefined` for an unknown id. */
export async function loadCase(reader: Reader, id: string): Promise<LoadedCase | undefined> {
  return (await loadCases(reader, [id]))[0];
}

/** The case that the number stands for, `undefined` for an unknown number. */
export async function findTrackedCase(reader: Reader, trackingNumber: string): Promise<CaseId | undefined> {
  const [row] = await reader.select({ id: caseTable.id }).from(caseTable).where(eq(caseTable.trackingNumber, trackingNumber));
  return row?.id;
}

/** The cases that the actor reads, open ones or all; open ones first, then the newest change. */
export async function casesReadBy(reader: Reader, actor: Actor, states: 'open' | 'all'): Promise<CaseList> {
  const inSight = or(and(inTerritories(territoriesOf(actor, 'case.read')), isPublicToTeam), and(isConfidential, isAssignedTo(actor.posts)));
  const list = await listCases(reader, and(inSight, states === 'open' ? isOpen : undefined));
  return { ...list, cases: list.cases.filter(({ row }) => can(actor, 'case.read', subjectOf(row))) };
}

/** What stands on the actor's wall: everything that is open, and what was settled lately. */
export async function casesOnWall(reader: Reader, actor: Actor): Promise<CaseList> {
  const shown = or(isOpen, ...statesThat(({ daysOnWall }) => daysOnWall !== null).map((state) => isRecent(state, actor.at)));
  const list = await listCases(reader, and(inTerritories(territoriesOf(actor, 'case.readOnWall')), isPublicToTeam, shown));
  return { ...list, cases: list.cases.filter(({ row }) => can(actor, 'case.readOnWall', subjectOf(row))) };
}

function isRecent(state: CaseRow['state'], at: Date): SQL | undefined {
  const since = new Date(at.getTime() - (caseStateTable[state].daysOnWall ?? 0) * dayMs);
  return and(eq(caseTable.state, state), gt(caseTable.changedAt, since));
}

/** The offices that have handed the case on. */
export async function handedOnBy(reader: Reader, caseId: CaseId): Promise<CaseHolder[]> {
  const steps = await reader
    .select()
    .from(caseStepTable)
    .where(and(eq(caseStepTable.caseId, caseId), isNotNull(caseStepTable.fromRole)));
  return steps.flatMap(({ fromRole, fromPath, fromPostId }) =>
    fromRole === null || fromPath === null ? [] : [{ role: fromRole, territoryPath: fromPath, postId: fromPostId }],
  );
}

/** How many open cases each of the posts holds, as others may know it: confidential ones are not counted. */
export async function openCasesOf(reader: Reader, posts: readonly Post[]): Promise<Map<string, number>> {
  return countHeld(reader, posts, isPublicToTeam);
}

/** How many open confidential cases each of the posts holds. */
export async function confidentialCasesOf(reader: Reader, posts: readonly Post[]): Promise<Map<string, number>> {
  return countHeld(reader, posts, isConfidential);
}

/** Open confidential cases that a post holds. */
export async function openConfidentialCases(reader: Reader): Promise<{ id: CaseId; holderPostId: PostId }[]> {
  const rows = await reader
    .select({ id: caseTable.id, holderPostId: caseTable.holderPostId })
    .from(caseTable)
    .where(and(isOpen, isConfidential, isNotNull(caseTable.holderPostId)));
  return rows.flatMap(({ id, holderPostId }) => (holderPostId === null ? [] : [{ id, holderPostId }]));
}

async function countHeld(reader: Reader, posts: readonly Post[], which: SQL): Promise<Map<string, number>> {
  if (posts.length === 0) return new Map();
  const ids = posts.map(({ id }) => id);
  const rows = await reader
    .select({ postId: caseTable.holderPostId, cases: count() })
    .from(caseTable)
    .where(and(inArray(caseTable.holderPostId, ids), isOpen, which))
    .groupBy(caseTable.holderPostId);
  return new Map(rows.map(({ postId, cases }) => [postId ?? '', cases]));
}

/** Accounts that have accepted a case and are at work on it. */
export async function accountsOnTask(reader: Reader): Promise<Set<AccountId>> {
  const rows = await reader
    .selectDistinct({ postId: caseTable.holderPostId })
    .from(caseTable)
    .where(and(inArray(caseTable.state, statesThat(({ isAtWork }) => isAtWork)), isNotNull(caseTable.holderPostId)));
  return accountsOfPosts(reader, rows.flatMap(({ postId }) => postId ?? []));
}

/** Whether the photo belongs to the case. */
export async function hasPhoto(reader: Reader, caseId: CaseId, photoId: string): Promise<boolean> {
  const rows = await reader
    .select({ caseId: casePhotoTable.caseId })
    .from(casePhotoTable)
    .where(and(eq(casePhotoTable.caseId, caseId), eq(casePhotoTable.photoId, brandId(photoId))));
  return rows.length > 0;
}

/** Whether nothing was ever reported. */
export async function isCaseLogEmpty(reader: Reader): Promise<boolean> {
  return (await reader.select({ id: caseTable.id }).from(caseTable).limit(1)).length === 0;
}

/** Urgent open cases, all of them; then open ones and the newest changes, as many as there is room for. */
async function listCases(reader: Reader, where: SQL | undefined): Promise<CaseList> {
  const urgent = await reader.select().from(caseTable).where(and(where, isUrgent)).orderBy(desc(caseTable.changedAt));
  const others = and(where, sql`not (${isUrgent})`);
  const rest = await reader
    .select()
    .from(caseTable)
    .where(others)
    .orderBy(desc(isOpen), desc(caseTable.changedAt))
    .limit(listLimit + 1);
  const leftOut = rest.length > listLimit ? (await countCases(reader, others)) - listLimit : 0;
  return { cases: await withParts(reader, [...urgent, ...rest.slice(0, listLimit)]), leftOut };
}

async function countCases(reader: Reader, where: SQL | undefined): Promise<number> {
  const [row] = await reader.select({ cases: count() }).from(caseTable).where(where);
  return row?.cases ?? 0;
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

/** Territories of the posts whose roles do it to some case: a first choice, from which the rights table picks. */
function territoriesOf(actor: Actor, action: 'case.read' | 'case.readOnWall'): TerritoryPath[] {
  const active = actor.posts.filter((post) => isPostActive(post, actor.at) && roleCan(post.role, action));
  return [...new Set(active.map(({ territoryPath }) => territoryPath))];
}

function inTerritories(territories: readonly TerritoryPath[]): SQL | undefined {
  if (territories.length === 0) return sql`false`;
  // Codes hold no LIKE wildcard, so a path can stand in a pattern as it is.
  return or(...territories.map((path) => or(eq(caseTable.path, path), sql`${caseTable.path} like ${`${path}/%`}`)));
}

/** Held by one of the posts, or by the office in which one sits, or helped by one. */
function isAssignedTo(posts: readonly Post[]): SQL | undefined {
  if (posts.length === 0) return sql`false`;
  const ids = posts.map(({ id }) => id);
  const offices = posts.map(({ role, territoryPath }) =>
    and(isNull(caseTable.holderPostId), eq(caseTable.holderRole, role), eq(caseTable.holderPath, territoryPath)),
  );
  return or(inArray(caseTable.holderPostId, ids), arrayOverlaps(caseTable.helperPostIds, ids), ...offices);
}
