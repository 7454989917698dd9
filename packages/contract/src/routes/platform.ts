import { z } from 'zod';
import { clientConfigSchema } from '../clientConfig.ts';
import { defineRoutes, json } from './defineRoutes.ts';
import { paths } from './paths.ts';

export const platformRoutes = defineRoutes('platform', paths.platform, {
  getClientConfig: {
    summary: 'What a front end must know before it draws',
    security: 'anyone',
    answer: json(clientConfigSchema, 'The same for every reader'),
  },
  getApiDescription: {
    summary: 'This document',
    security: 'anyone',
    answer: json(z.looseObject({ openapi: z.string() }), 'OpenAPI 3.1'),
  },
});
