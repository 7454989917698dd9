import { buildingOfCode, type TerritoryCode } from '@finemesh/domain';
import { and, asc, desc, eq, gt, isNull, lte, or, type SQL } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import type { Reader } from '../platform/index.ts';
import { divisionNodeTable, divisionTable, householdTable, membershipTable, placeTable, territoryMapTable } from './tables.ts';

/** One flat of a building, from the bottom up. */
export interface Household {
  readonly code: TerritoryCode;
  readonly entrance: number;
  readonly floor: number;
  readonly flat: string;
}

/** A published division. */
export type Division = typeof divisionTable.$inferSelect;
/** A node of the division as it was for a time. */
export type DivisionNodeState = typeof divisionNodeTable.$inferSelect;

/** Whether no territory was set up yet. */
export async function isTerritoryEmpty(reader: Reader): Promise<boolean> {
  return (await newestDivision(reader)) === undefined;
}

/** The newest division; `undefined` before a territory was set up. */
export async function newestDivision(reader: Reader): Promise<Division | undefined> {
  const [newest] = await reader.select().from(divisionTable).orderBy(desc(divisionTable.version)).limit(1);
  return newest;
}

/** The nodes of the division that holds now. */
export function nodesNow(reader: Reader): Promise<DivisionNodeState[]> {
  return reader.select().from(divisionNodeTable).where(isNull(divisionNodeTable.until));
}

/** All divisions, the newest first. */
export function listDivisions(reader: Reader): Promise<Division[]> {
  return reader.select().from(divisionTable).orderBy(desc(divisionTable.version));
}

/** The division that held at the moment; `undefined` before the first. */
export async function divisionOn(reader: Reader, at: Date): Promise<Division | undefined> {
  const [found] = await reader
    .select()
    .from(divisionTable)
    .where(lte(divisionTable.from, at))
    .orderBy(desc(divisionTable.version))
    .limit(1);
  return found;
}

/** The nodes of the division that held at the moment, by code. */
export function nodesOn(reader: Reader, at: Date): Promise<DivisionNodeState[]> {
  return reader.select().from(divisionNodeTable).where(heldOn(divisionNodeTable, at)).orderBy(asc(divisionNodeTable.code));
}

/**
 * The micro-grid that a building, flat or stall belonged to at the moment; `undefined` for a place that was in none.
 */
export async function microGridOn(reader: Reader, place: TerritoryCode, at: Date): Promise<TerritoryCode | undefined> {
  const standing = buildingOfCode(place) ?? place;
  const [found] = await reader
    .select({ standsIn: placeTable.standsIn })
    .from(placeTable)
    .where(eq(placeTable.code, standing));
  const [membership] = await reader
    .select({ microGrid: membershipTable.microGrid })
    .from(membershipTable)
    .where(and(eq(membershipTable.place, found?.standsIn ?? standing), heldOn(membershipTable, at)));
  return membership?.microGrid;
}

/** The newest base map, `undefined` before one was set up. */
export async function newestMap(reader: Reader): Promise<{ version: string; document: string } | undefined> {
  const [map] = await reader.select().from(territoryMapTable).orderBy(desc(territoryMapTable.createdAt)).limit(1);
  return map;
}

/** The flats of a building by entrance, floor and door. */
export async function householdsOfBuilding(reader: Reader, buildingCode: TerritoryCode): Promise<Household[]> {
  const rows = await reader
    .select()
    .from(householdTable)
    .where(eq(householdTable.buildingCode, buildingCode))
    .orderBy(asc(householdTable.entrance), asc(householdTable.floor), asc(householdTable.flat));
  return rows.map(({ code, entrance, floor, flat }) => ({ code, entrance, floor, flat }));
}

function heldOn({ from, until }: { readonly from: PgColumn; readonly until: PgColumn }, at: Date): SQL | undefined {
  return and(lte(from, at), or(isNull(until), gt(until, at)));
}
