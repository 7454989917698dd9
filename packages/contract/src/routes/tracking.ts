import { z } from 'zod';
import { followedCaseSchema, reportCaseSchema } from '../cases.ts';
import { uuidSchema } from '../primitives.ts';
import { ticketSchema } from '../tickets.ts';
import { casePhoto } from './casePhoto.ts';
import { defineRoutes, json } from './defineRoutes.ts';
import { paths } from './paths.ts';

export const trackingNumberSchema = z.string().max(40).meta({ description: 'Whoever knows it may read the case and give its commands' });

const params = z.object({ trackingNumber: trackingNumberSchema });

/** What residents do without an account, but for the commands. */
export const trackingRoutes = defineRoutes('cases', paths.tracking, {
  reportCase: {
    summary: 'Report a case, without an account',
    security: 'optionalSession',
    body: reportCaseSchema,
    answer: json(followedCaseSchema, 'The case with its tracking number', 201),
    errors: ['tooManyRequests'],
  },
  getFollowedCase: {
    summary: 'The case that the number stands for',
    security: 'trackingNumber',
    params,
    answer: json(followedCaseSchema, 'The case as it is now'),
    errors: ['notFound', 'tooManyRequests'],
  },
  requestFollowTicket: {
    summary: 'A ticket that opens one live connection within a minute, to follow the case that the number stands for',
    security: 'trackingNumber',
    params,
    answer: json(ticketSchema, 'Give it as `ticket` when the connection is opened', 201),
    errors: ['notFound', 'tooManyRequests'],
  },
  getFollowedPhoto: {
    ...casePhoto,
    security: 'trackingNumber',
    params: params.extend({ photoId: uuidSchema }),
    errors: ['notFound', 'tooManyRequests'],
  },
});
