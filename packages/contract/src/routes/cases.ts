import { z } from 'zod';
import {
  candidatesSchema,
  photoSizeSchema,
  staffCaseSchema,
  staffCasesSchema,
  wallCaseDetailSchema,
} from '../cases.ts';
import { caseCommandInputs } from '../caseCommands.ts';
import { uuidSchema } from '../primitives.ts';
import { bytes, defineRoutes, json } from './defineRoutes.ts';
import { paths } from './paths.ts';

const params = z.object({ id: uuidSchema });
const command = {
  security: 'session',
  params,
  query: z.object({ presentation: z.enum(['staff', 'wall']).default('staff') }),
  answer: json(
    z.object({ case: z.discriminatedUnion('audience', [staffCaseSchema, wallCaseDetailSchema]) }),
    'The case as it is now, as the team or as the wall sees it',
  ),
  errors: ['notAllowed', 'notFound', 'stateConflict'],
} as const;

/** What the team of a territory does with its cases. */
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
    summary: 'A photo of the case',
    security: 'session',
    params: z.object({ id: uuidSchema, photoId: uuidSchema }),
    query: z.object({ size: photoSizeSchema }),
    answer: bytes('image/jpeg', 'JPEG'),
    errors: ['notAllowed', 'notFound'],
  },
  listCandidates: {
    summary: 'Posts that can be given the case, best first',
    security: 'session',
    params,
    answer: json(candidatesSchema, 'Posts; a refused one says why'),
    errors: ['notAllowed', 'notFound'],
  },
  handOverCase: {
    ...command,
    summary: 'Give the case to another post',
    body: caseCommandInputs.handOver,
    errors: [...command.errors, 'handedOnBefore'],
  },
  acceptCase: { ...command, summary: 'Take the case on, as its holder', body: caseCommandInputs.accept },
  noteCase: { ...command, summary: 'Add a note of the team', body: caseCommandInputs.note },
  resolveCase: { ...command, summary: 'Say what was done, as its holder', body: caseCommandInputs.resolve },
});
