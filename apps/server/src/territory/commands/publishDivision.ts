import { isDeepStrictEqual } from 'node:util';
import { FinemeshError, territoryMapSchema, type FieldError, type PublishDivision } from '@finemesh/contract';
import {
  isDivisionLevel,
  judgeDivision,
  levelOfCode,
  actorOf,
  can,
  pathOfDivisionCode,
  successionsOf,
  type DivisionDraft,
  type DivisionFault,
  type PresentDivision,
  type TerritoryCode,
  type TerritoryPath,
} from '@finemesh/domain';
import { and, inArray, isNull } from 'drizzle-orm';
import { appendEvent, inParts, type Caller, type Tx } from '../../platform/index.ts';
import type { DivisionHook } from '../DivisionHook.ts';
import { toNodeRow, type DivisionNodeRow } from '../divisionRows.ts';
import { publicationEvent } from '../events.ts';
import { newestDivision, newestMap, nodesNow, type Division } from '../queries.ts';
import { microGridsNow, readTerritory } from '../readTerritory.ts';
import { redrawMap } from '../redrawMap.ts';
import { divisionNodeTable, divisionTable, membershipTable, successionTable, territoryMapTable } from '../tables.ts';
import { lockDivision } from '../Territory.ts';
import type { TerritoryIndex } from '../TerritoryIndex.ts';

export interface Publication {
  readonly caller: Caller;
  readonly input: PublishDivision;
  readonly at: Date;
  /** What areas rewrite with it, in the order of their registration. */
  readonly hooks: readonly DivisionHook[];
}

/**
 * Divides everything inside a node again, from now on: nodes, memberships, the base map and every path that an area keeps
 * change in this one transaction, and one event records it. Rules: SPEC.md of this area.
 *
 * @throws `notAllowed`; `stateConflict` when the territory is no longer the one that the draft was made of; `invalidInput` with
 * what is wrong with the draft. Nothing has changed then.
 */
export async function publishDivision(tx: Tx, { caller, input, at, hooks }: Publication): Promise<Division> {
  const path = pathOfDivided(input.within);
  if (!can(actorOf(caller, at), 'territory.publish', { path })) throw new FinemeshError('notAllowed');
  const before = await lockDivision(tx);
  refuseOtherVersion(before, input.basedOn);
  const present = await presentDivision(tx, before);
  refuseFaults(judgeDivision(present, input));

  const division = await writeDivision(tx, caller, input, at);
  await writeNodes(tx, division, input);
  await writeMembers(tx, division, present, input);
  await inParts(successionsOf(present, input), (part) =>
    tx.insert(successionTable).values(part.map((succession) => ({ ...succession, version: division.version }))),
  );

  const territory = await readTerritory(tx);
  refuseLosses(before, territory);
  await writeMap(tx, division, territory);
  for (const hook of hooks) await hook(tx, { territory, at: division.from, by: caller.accountId });
  appendEvent(tx, publicationEvent(path, { version: division.version }, caller.accountId));
  return division;
}

function pathOfDivided(within: TerritoryCode): TerritoryPath {
  const level = levelOfCode(within);
  if (level === undefined || !isDivisionLevel(level)) refuseFaults([{ field: 'within', code: 'wrongLevel', subject: within }]);
  return pathOfDivisionCode(within);
}

function refuseOtherVersion({ version }: TerritoryIndex, basedOn: number): void {
  if (version === basedOn) return;
  throw new FinemeshError('stateConflict', {
    detail: `the territory is at version ${version}`,
    fields: [{ field: 'basedOn', code: 'otherVersion', message: `the newest version is ${version}` }],
  });
}

/** More would be of no use: a draft with so many faults was made of another territory. */
const maxFaults = 100;

function refuseFaults(faults: readonly DivisionFault[]): void {
  if (faults.length === 0) return;
  const fields = faults
    .slice(0, maxFaults)
    .map(({ field, code, subject }): FieldError => ({ field, code, message: `${subject} is ${code}` }));
  throw new FinemeshError('invalidInput', { fields });
}

/** The draft was judged by its codes; here the flats themselves are counted. */
function refuseLosses(before: TerritoryIndex, after: TerritoryIndex): void {
  const [had, has] = [before.district?.households, after.district?.households];
  if (had !== has) throw new Error(`the division would make ${has} households of ${had}`);
}

async function presentDivision(tx: Tx, territory: TerritoryIndex): Promise<PresentDivision> {
  return { nodes: await nodesNow(tx), members: await microGridsNow(tx), retired: territory.past.retired };
}

async function writeDivision(tx: Tx, { accountId }: Caller, { note }: PublishDivision, at: Date): Promise<Division> {
  const newest = await newestDivision(tx);
  if (newest === undefined) throw new Error('a territory without a division was divided');
  // A later version holds from a later moment, also where clocks differ or two follow within a millisecond.
  const from = new Date(Math.max(at.getTime(), newest.from.getTime() + 1));
  const division = { version: newest.version + 1, from, publishedAt: at, publishedBy: accountId, note };
  await tx.insert(divisionTable).values(division);
  return division;
}

/** Ends the states of nodes that change or go, and begins those that change or come. A node that stays as it is keeps its row. */
async function writeNodes(tx: Tx, { version, from }: Division, { within, nodes }: PublishDivision): Promise<void> {
  const present = new Map((await nodesNow(tx)).flatMap((row) => (isBelow(row.code, within) ? [[row.code, row] as const] : [])));
  const begun = nodes.map((node) => toNodeRow(node, version, from)).filter((row) => !isSameNode(present.get(row.code), row));
  const kept = new Set(nodes.map(({ code }) => code));
  const ended = [...new Set([...begun.map(({ code }) => code), ...[...present.keys()].filter((code) => !kept.has(code))])];
  await inParts(ended, (part) =>
    tx
      .update(divisionNodeTable)
      .set({ until: from })
      .where(and(inArray(divisionNodeTable.code, part), isNull(divisionNodeTable.until))),
  );
  await inParts(begun, (part) => tx.insert(divisionNodeTable).values(part));
}

async function writeMembers(tx: Tx, { version, from }: Division, { members }: PresentDivision, draft: DivisionDraft): Promise<void> {
  const moved = draft.members.filter(({ place, microGrid }) => members.get(place) !== microGrid);
  await inParts(moved, async (part) => {
    const places = part.map(({ place }) => place);
    await tx
      .update(membershipTable)
      .set({ until: from })
      .where(and(inArray(membershipTable.place, places), isNull(membershipTable.until)));
    await tx.insert(membershipTable).values(part.map((member) => ({ ...member, version, from, until: null })));
  });
}

async function writeMap(tx: Tx, { from }: Division, territory: TerritoryIndex): Promise<void> {
  const newest = await newestMap(tx);
  if (newest === undefined) return;
  const map = redrawMap(territoryMapSchema.parse(JSON.parse(newest.document)), territory);
  const row = { version: map.version, createdAt: from, document: JSON.stringify(map) };
  // A division that looks as one before it did brings the same map back.
  await tx
    .insert(territoryMapTable)
    .values(row)
    .onConflictDoUpdate({ target: territoryMapTable.version, set: { createdAt: from } });
}

function isBelow(code: TerritoryCode, within: TerritoryCode): boolean {
  return code !== within && code.startsWith(within);
}

function isSameNode(present: DivisionNodeRow | undefined, row: DivisionNodeRow): boolean {
  return present !== undefined && isDeepStrictEqual({ ...present, version: 0, from: 0 }, { ...row, version: 0, from: 0 });
}
