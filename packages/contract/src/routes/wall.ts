import { z } from 'zod';
import { wallCaseDetailSchema, wallCasesSchema, wallOverviewSchema } from '../cases.ts';
import { uuidSchema } from '../primitives.ts';
import { defineRoutes, json } from './defineRoutes.ts';
import { paths } from './paths.ts';

/** What the wall shows. Nothing here has a name, a phone or a flat in it. */
export const wallRoutes = defineRoutes('wall', paths.wall, {
  listWallCases: {
    summary: 'Cases on the wall, newest change first',
    security: 'session',
    answer: json(wallCasesSchema, 'Cases and the cursor to follow from'),
    errors: ['notAllowed'],
  },
  getWallCase: {
    summary: 'A case opened on the wall',
    security: 'session',
    params: z.object({ id: uuidSchema }),
    answer: json(z.object({ case: wallCaseDetailSchema }), 'The case with its timeline'),
    errors: ['notAllowed', 'notFound'],
  },
  getWallOverview: {
    summary: 'Counts of the street',
    security: 'session',
    answer: json(wallOverviewSchema, 'Counts, each with its denominator'),
    errors: ['notAllowed'],
  },
});
