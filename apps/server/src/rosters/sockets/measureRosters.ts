import { Counter, Gauge, type Registry } from 'prom-client';
import type { Verdict } from '@finemesh/roster';

export interface RosterSizes {
  /** Documents in memory. */
  documents(): number;
  /** Open sockets. */
  connections(): number;
}

/** Registers the area's metrics; returns what counts a verdict of the guard. */
export function measureRosters(registry: Registry, sizes: RosterSizes): (verdict: Verdict) => void {
  const verdicts = new Counter({
    name: 'finemesh_roster_verdicts_total',
    help: 'Updates of roster documents by the answer of the guard',
    labelNames: ['kind'],
    registers: [registry],
  });
  gauge(registry, 'finemesh_roster_documents_open', 'Roster documents in memory', () => sizes.documents());
  gauge(registry, 'finemesh_roster_connections', 'Open roster sockets', () => sizes.connections());
  return ({ kind }) => verdicts.inc({ kind });
}

function gauge(registry: Registry, name: string, help: string, read: () => number): void {
  new Gauge({
    name,
    help,
    registers: [registry],
    collect() {
      this.set(read());
    },
  });
}
