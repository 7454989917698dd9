import { columnKeys, rosterFacets } from '@finemesh/domain';
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
