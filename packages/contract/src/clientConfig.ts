import { z } from 'zod';

/** GET /api/client-config: what a front end must know before it draws. */
export const clientConfigSchema = z.object({
  mode: z.enum(['demo', 'production']),
  version: z.string(),
  mapboxAccessToken: z.string().nullable(),
  origins: z.object({ portal: z.string(), workbench: z.string(), wall: z.string() }),
}).meta({ id: 'ClientConfig' });
export type ClientConfig = z.infer<typeof clientConfigSchema>;
