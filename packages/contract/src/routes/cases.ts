import { z } from 'zod';
import { candidatesSchema, staffCaseSchema, staffCasesSchema } from '../cases.ts';
import { uuidSchema } from '../primitives.ts';
import { casePhoto } from './casePhoto.ts';
import { defineRoutes, json } from './defineRoutes.ts';
import { paths } from './paths.ts';

const params = z.object({ id: uuidSchema });

/** What the team of a territory reads of its cases. */
export const caseRoutes = defineRoutes('cases', paths.cases, {
  listCases: {
    summary: 'Cases of the own territories, newest change first',
    security: 'session',
    query: z.object({ state: z.enum(['open', 'all']).default('open') }),
    answer: json(staffCasesSchema, 'Cases and the cursor to follow from'),
    errors: ['notAllowed'],
  },
  getCase: {
    summary: 'One case with its timeline',
    security: 'session',
    params,
    answer: json(z.object({ case: staffCaseSchema }), 'The case as it is now'),
    errors: ['notAllowed', 'notFound'],
  },
  getCasePhoto: {
    ...casePhoto,
    security: 'session',
    params: params.extend({ photoId: uuidSchema }),
    errors: ['notAllowed', 'notFound'],
  },
  listCandidates: {
    summary: 'Posts that can be given the case, best first',
    security: 'session',
    params,
    answer: json(candidatesSchema, 'Posts; a refused one says why'),
    errors: ['notAllowed', 'notFound'],
  },
});
