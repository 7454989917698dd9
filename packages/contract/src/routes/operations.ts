import { z } from 'zod';
import { bytes, defineRoutes, json } from './defineRoutes.ts';
import { paths } from './paths.ts';

const readinessSchema = z
  .object({
    /**
     * `changes refused`: what is stored can be read, and nothing can be changed. `database away`: it does not answer. `database ended`:
     * it is opened again when it can be.
     */
    status: z.enum(['ready', 'draining', 'database away', 'changes refused', 'database ended']),
    version: z.string(),
    database: z.object({
      kind: z.string(),
      answers: z.boolean(),
      migrated: z.boolean(),
      durability: z.string(),
      warning: z.string().optional(),
      /** What the storage suffers from. */
      fault: z.enum(['full', 'readOnly', 'failing', 'unreachable']).optional(),
      since: z.iso.datetime().optional(),
    }),
    eventHead: z.number().int(),
  })
  .meta({ id: 'Readiness' });

/** What `/readyz` says. */
export type Readiness = z.infer<typeof readinessSchema>;

/** What operators and their tools ask. */
export const operationsRoutes = defineRoutes('operations', paths.operations, {
  getHealth: {
    summary: 'Whether the process is alive',
    security: 'anyone',
    answer: json(z.object({ status: z.literal('alive'), version: z.string() }), 'It is'),
  },
  getReadiness: {
    summary: 'Whether it can serve, and what its commits are worth',
    security: 'anyone',
    answer: json(readinessSchema, 'It can'),
    alsoAnswers: { 503: 'It cannot; the body is of the same form' },
  },
  getMetrics: {
    summary: 'Its figures, for Prometheus',
    security: 'anyone',
    answer: bytes('text/plain', 'Text exposition format 0.0.4'),
  },
});
