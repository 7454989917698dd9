import type { Attacker } from './Attacker.ts';

/** An operation as the running server describes it. */
export interface ServedRoute {
  readonly operationId: string;
  readonly method: string;
  readonly path: string;
}

interface ServedDocument {
  readonly paths: Readonly<Record<string, Readonly<Record<string, { readonly operationId: string }>>>>;
}

/** The operations of the running server's own document, not of the one in the repo. */
export async function readServedRoutes(attacker: Attacker): Promise<ServedRoute[]> {
  const { paths } = await attacker.must<ServedDocument>({ cookie: null }, { method: 'GET', path: '/api/openapi.json' });
  return Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, { operationId }]) => ({ operationId, method: method.toUpperCase(), path })),
  );
}
