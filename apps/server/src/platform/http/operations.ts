import { routes, type Readiness } from '@finemesh/contract';
import type { Context } from 'hono';
import type { Registry } from 'prom-client';
import { storageFaultTexts, type Database, type DatabaseCondition } from '../database/index.ts';
import type { EventPump } from '../eventLog/index.ts';
import type { ApiEnv } from './ApiEnv.ts';
import { mountRoutes, type MountedRoutes } from './mountRoutes.ts';

export interface OperationsOptions {
  readonly database: Database;
  readonly events: EventPump;
  readonly metrics: Registry;
  /** Whether the server is on its way down. */
  readonly isDraining: () => boolean;
  readonly version: string;
}

/** Milliseconds after which a database that does not answer counts as away. */
const pingPatienceMs = 2_000;

/** What operators and their tools ask: is the process alive, can it serve, what are its figures. */
export function operations(options: OperationsOptions): MountedRoutes {
  return mountRoutes(routes.operations, {
    getHealth: () => ({ status: 'alive', version: options.version }),
    getReadiness: (_, context) => readiness(context, options),
    getMetrics: async (_, context) =>
      context.text(await options.metrics.metrics(), 200, { 'Content-Type': options.metrics.contentType }),
  });
}

async function readiness(context: Context<ApiEnv>, options: OperationsOptions): Promise<Response> {
  const { database, isDraining, version, events } = options;
  const answers = await withinPatience(database.ping());
  const { condition } = database.health;
  const status = isDraining() ? 'draining' : !answers && condition.kind === 'serving' ? 'database away' : statusOf[condition.kind];
  const body: Readiness = {
    status,
    version,
    database: {
      kind: database.kind,
      answers,
      // Migrations run before the first request is answered.
      migrated: true,
      durability: database.durability,
      ...(database.durability === 'unsynced' ? { warning: unsyncedWarning } : {}),
      ...(condition.kind === 'serving'
        ? {}
        : { fault: condition.fault, since: condition.since.toISOString(), warning: storageFaultTexts[condition.fault] }),
    },
    eventHead: events.head,
  };
  return context.json(body, status === 'ready' ? 200 : 503);
}

const statusOf = {
  serving: 'ready',
  refusingChanges: 'changes refused',
  away: 'database away',
  ended: 'database ended',
} as const satisfies Record<DatabaseCondition['kind'], string>;

/** Said wherever the operator looks when commits do not wait for the disk. */
export const unsyncedWarning = 'commits are not synced to disk: a power cut can lose the last edits';

async function withinPatience(work: Promise<void>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(resolve, pingPatienceMs, false);
  });
  try {
    return await Promise.race([work.then(() => true, () => false), late]);
  } finally {
    clearTimeout(timer);
  }
}
