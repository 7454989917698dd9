import { routes } from '@finemesh/contract';
import type { Context } from 'hono';
import type { Registry } from 'prom-client';
import type { Database } from '../database/index.ts';
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
  const { database } = options;
  const answers = await withinPatience(database.ping());
  const ready = answers && !options.isDraining();
  const body = {
    status: options.isDraining() ? 'draining' : ready ? 'ready' : 'database away',
    version: options.version,
    database: {
      kind: database.kind,
      answers,
      // Migrations run before the first request is taken.
      migrated: true,
      durability: database.durability,
      ...(database.durability === 'unsynced' ? { warning: unsyncedWarning } : {}),
    },
    eventHead: options.events.head,
  };
  return context.json(body, ready ? 200 : 503);
}

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
