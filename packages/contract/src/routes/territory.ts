import { territoryLevels } from '@finemesh/domain';
import { z } from 'zod';
import { territoryCodeSchema } from '../primitives.ts';
import { divisionSchema, divisionsSchema, locatedPlaceSchema, publishDivisionSchema, territoryMapSchema, territoryNodesSchema } from '../territory.ts';
import { defineRoutes, json } from './defineRoutes.ts';
import { paths } from './paths.ts';

/** The territory is public (class P0): residents choose their building from it before anybody knows them. */
export const territoryRoutes = defineRoutes('territory', paths.territory, {
  listTerritoryNodes: {
    summary: 'Nodes within a node, down to buildings',
    security: 'anyone',
    query: z.object({ within: territoryCodeSchema.optional(), level: z.enum(territoryLevels).optional() }),
    answer: json(territoryNodesSchema, 'Nodes, widest first'),
    errors: ['notFound'],
  },
  locatePlace: {
    summary: 'What stands at a place',
    security: 'anyone',
    query: z.object({
      lng: z.coerce.number<number>().min(-180).max(180),
      lat: z.coerce.number<number>().min(-90).max(90),
    }),
    answer: json(locatedPlaceSchema, 'The building within 40 m, else the narrowest node around; null outside'),
  },
  getTerritoryMap: {
    summary: 'The base map as GeoJSON layers',
    security: 'anyone',
    headers: z.object({ 'If-None-Match': z.string().optional() }),
    answer: json(territoryMapSchema, 'All layers, with an ETag'),
    alsoAnswers: { 304: 'The version in If-None-Match is the newest' },
    errors: ['notFound'],
  },
  listDivisions: {
    summary: 'Divisions that were published, the newest first',
    security: 'anyone',
    answer: json(divisionsSchema, 'Divisions'),
  },
  publishDivision: {
    summary: 'Divide everything inside a node again, from now on',
    security: 'session',
    body: publishDivisionSchema,
    answer: json(divisionSchema, 'The new division', 201),
    errors: ['notAllowed', 'stateConflict'],
  },
});
