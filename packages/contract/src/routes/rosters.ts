import { z } from 'zod';
import { territoryCodeSchema } from '../primitives.ts';
import { buildingSectionSchema, openRosterSchema, rosterListSchema, rosterTicketsSchema } from '../rosters.ts';
import { defineRoutes, json } from './defineRoutes.ts';
import { paths } from './paths.ts';

export const rosterRoutes = defineRoutes('rosters', paths.rosters, {
  listRosters: {
    summary: 'Buildings whose roster the caller may open',
    security: 'session',
    answer: json(rosterListSchema, 'Buildings by code'),
  },
  openRoster: {
    summary: 'A ticket and a client id for each document of a roster that the caller may read',
    description: 'Opening a contact, care or legal document is written into the access log with its purpose.',
    security: 'session',
    params: z.object({ buildingCode: territoryCodeSchema }),
    body: openRosterSchema,
    answer: json(rosterTicketsSchema, 'One entry a document'),
    errors: ['notAllowed', 'notFound'],
  },
  getBuildingSection: {
    summary: 'A building cut open, for the wall: how each home stands, and no flat, name or word',
    description: 'Asked again every few seconds while a screen shows it; an unchanged section answers 304 to its ETag.',
    security: 'session',
    params: z.object({ buildingCode: territoryCodeSchema }),
    answer: json(buildingSectionSchema, 'Homes from the first entrance and the top floor on'),
    alsoAnswers: { 304: 'The section is the one of the ETag in If-None-Match' },
    errors: ['notAllowed', 'notFound'],
  },
});
