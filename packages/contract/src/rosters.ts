import { columnKeys, optionValues, postRoles, rosterFacets, visitStates, type SectionHome } from '@finemesh/domain';
import { z } from 'zod';
import { rosterPurposes } from './rosterPurpose.ts';
import { placeNameSchema, roleSchema, territoryCodeSchema, uuidSchema } from './primitives.ts';

export const rosterPurposeSchema = z.enum(rosterPurposes).meta({ id: 'RosterPurpose' });

/** GET /api/rosters: the buildings whose roster the account may open. */
export const rosterListSchema = z.object({
  rosters: z.array(
    z.object({
      building: z.object({ code: territoryCodeSchema, name: placeNameSchema }),
      microGrid: z.object({ code: territoryCodeSchema, name: placeNameSchema }),
      households: z.number().int().nonnegative(),
    }),
  ),
}).meta({ id: 'RosterList' });
export type RosterList = z.infer<typeof rosterListSchema>;

/** POST /api/rosters/{buildingCode}/tickets: one ticket for each facet that the account's posts may read. */
export const openRosterSchema = z.object({ purpose: rosterPurposeSchema }).meta({ id: 'OpenRoster' });
export const rosterTicketsSchema = z.object({
  building: z.object({ code: territoryCodeSchema, name: placeNameSchema }),
  reader: z.object({ accountId: uuidSchema, displayName: z.string(), role: roleSchema }),
  facets: z.array(
    z.object({
      facet: z.enum(rosterFacets),
      ticket: z.string(),
      /** Yjs client id leased to this account and device; set it on the Y.Doc before anything is made from it. */
      clientId: z.number().int().positive(),
      writableColumns: z.array(z.enum(columnKeys)),
    }),
  ),
}).meta({ id: 'RosterTickets' });
export type RosterTickets = z.infer<typeof rosterTicketsSchema>;

/** A household on the wall: where it is as one sees it from the street, and how it stands. */
const sectionHomeSchema: z.ZodType<SectionHome> = z.strictObject({
  entrance: z.number().int().positive(),
  floor: z.number().int(),
  /** From the left on its floor, from 1. */
  position: z.number().int().positive(),
  visit: z.enum(visitStates),
  occupancy: z.enum(optionValues('occupancy')).nullable(),
}).meta({ id: 'SectionHome' });

/**
 * GET /api/wall/rosters/{buildingCode}: a building cut open, for a screen that many look at. It has no flat, no name, no promise and no
 * other word of the roster, and strict schemas keep it so.
 */
export const buildingSectionSchema = z.strictObject({
  building: z.strictObject({ code: territoryCodeSchema, name: placeNameSchema }),
  homes: z.array(sectionHomeSchema),
  /** How many people have the roster open now, by role; nobody is named and nobody's place is sent. */
  readers: z.partialRecord(z.enum(postRoles), z.number().int().positive()),
}).meta({ id: 'BuildingSection' });
export type BuildingSection = z.infer<typeof buildingSectionSchema>;
