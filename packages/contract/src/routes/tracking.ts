import { z } from 'zod';
import { caseCommandInputs } from '../caseCommands.ts';
import { followedCaseSchema, photoSizeSchema, reportCaseSchema } from '../cases.ts';
import { uuidSchema } from '../primitives.ts';
import { bytes, defineRoutes, json } from './defineRoutes.ts';
import { paths } from './paths.ts';

const trackingNumber = z.string().max(40).meta({ description: 'Whoever knows it may read, confirm and reopen the case' });
const params = z.object({ trackingNumber });
const followed = { security: 'trackingNumber', params, answer: json(followedCaseSchema, 'The case as it is now') } as const;

/** What residents do, without an account. */
export const trackingRoutes = defineRoutes('cases', paths.tracking, {
  reportCase: {
    summary: 'Report a case, without an account',
    security: 'optionalSession',
    body: reportCaseSchema,
    answer: json(followedCaseSchema, 'The case with its tracking number', 201),
    errors: ['tooManyRequests'],
  },
  getFollowedCase: {
    ...followed,
    summary: 'The case that the number stands for',
    errors: ['notFound', 'tooManyRequests'],
  },
  getFollowedPhoto: {
    summary: 'A photo of the case',
    security: 'trackingNumber',
    params: z.object({ trackingNumber, photoId: uuidSchema }),
    query: z.object({ size: photoSizeSchema }),
    answer: bytes('image/jpeg', 'JPEG'),
    errors: ['notFound', 'tooManyRequests'],
  },
  confirmCase: {
    ...followed,
    summary: 'Agree that it is done',
    body: caseCommandInputs.confirm,
    errors: ['notFound', 'stateConflict', 'tooManyRequests'],
  },
  reopenCase: {
    ...followed,
    summary: 'Say that it is not done, and why',
    body: caseCommandInputs.reopen,
    errors: ['notFound', 'stateConflict', 'tooManyRequests'],
  },
});
