import {
  candidatesSchema,
  handOverCaseSchema,
  noteCaseSchema,
  resolveCaseSchema,
  staffCaseSchema,
  staffCasesSchema,
  wallCaseDetailSchema,
  type ErrorCode,
} from '@finemesh/contract';
import { createRoute, z } from '@hono/zod-openapi';
import { problemResponses } from '../platform/index.ts';
import { photoSizes } from './CaseDesk.ts';

const caseId = z.object({ id: z.uuid() });
const readRefusals = ['invalidInput', 'notSignedIn', 'notAllowed', 'notFound'] as const;
const commandRefusals = [...readRefusals, 'stateConflict', 'idempotencyKeyReused'] as const satisfies readonly ErrorCode[];

const staffCase = {
  description: 'The case as it is now',
  content: { 'application/json': { schema: z.object({ case: staffCaseSchema }) } },
};

function jsonBody<Schema extends z.ZodType>(schema: Schema) {
  return { content: { 'application/json': { schema } }, required: true };
}

export const listCases = createRoute({
  method: 'get',
  path: '/cases',
  tags: ['cases'],
  summary: 'Cases of the own territories, newest change first',
  request: { query: z.object({ state: z.enum(['open', 'all']).default('open') }) },
  responses: {
    200: { description: 'Cases and the cursor to follow from', content: { 'application/json': { schema: staffCasesSchema } } },
    ...problemResponses('invalidInput', 'notSignedIn', 'notAllowed'),
  },
});

export const getCase = createRoute({
  method: 'get',
  path: '/cases/{id}',
  tags: ['cases'],
  summary: 'One case with its timeline',
  request: { params: caseId },
  responses: { 200: staffCase, ...problemResponses(...readRefusals) },
});

export const listCandidates = createRoute({
  method: 'get',
  path: '/cases/{id}/candidates',
  tags: ['cases'],
  summary: 'Posts that can be given the case, best first',
  request: { params: caseId },
  responses: {
    200: { description: 'Posts; a refused one says why', content: { 'application/json': { schema: candidatesSchema } } },
    ...problemResponses(...readRefusals),
  },
});

export const handOver = createRoute({
  method: 'post',
  path: '/cases/{id}/hand-over',
  tags: ['cases'],
  summary: 'Give the case to another post',
  request: {
    params: caseId,
    query: z.object({ presentation: z.enum(['staff', 'wall']).default('staff') }),
    body: jsonBody(handOverCaseSchema),
  },
  responses: {
    200: {
      description: 'The case as it is now, as the team or as the wall sees it',
      content: {
        'application/json': {
          schema: z.object({ case: z.discriminatedUnion('audience', [staffCaseSchema, wallCaseDetailSchema]) }),
        },
      },
    },
    ...problemResponses(...commandRefusals, 'handedOnBefore'),
  },
});

export const accept = createRoute({
  method: 'post',
  path: '/cases/{id}/accept',
  tags: ['cases'],
  summary: 'Take the case on, as its holder',
  request: { params: caseId },
  responses: { 200: staffCase, ...problemResponses(...commandRefusals) },
});

export const note = createRoute({
  method: 'post',
  path: '/cases/{id}/notes',
  tags: ['cases'],
  summary: 'Add a note of the team',
  request: { params: caseId, body: jsonBody(noteCaseSchema) },
  responses: { 200: staffCase, ...problemResponses(...commandRefusals) },
});

export const resolve = createRoute({
  method: 'post',
  path: '/cases/{id}/resolve',
  tags: ['cases'],
  summary: 'Say what was done, as its holder',
  request: { params: caseId, body: jsonBody(resolveCaseSchema) },
  responses: { 200: staffCase, ...problemResponses(...commandRefusals) },
});

export const getPhoto = createRoute({
  method: 'get',
  path: '/cases/{id}/photos/{photoId}',
  tags: ['cases'],
  summary: 'A photo of the case',
  request: {
    params: caseId.extend({ photoId: z.uuid() }),
    query: z.object({ size: z.enum(photoSizes).default('full') }),
  },
  responses: {
    200: { description: 'JPEG', content: { 'image/jpeg': { schema: z.string().openapi({ format: 'binary' }) } } },
    ...problemResponses(...readRefusals),
  },
});
