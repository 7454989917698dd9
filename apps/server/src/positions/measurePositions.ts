import { Gauge, type Registry } from 'prom-client';

/** What is counted, as it is at each look. */
export interface PositionFigures {
  readonly shown: () => number;
  readonly sockets: () => number;
}

/** Adds the area's figures to `/metrics`. */
export function measurePositions(metrics: Registry, { shown, sockets }: PositionFigures): void {
  new Gauge({
    name: 'finemesh_positions_shown',
    help: 'People whose position is shared and fresh',
    registers: [metrics],
    collect() {
      this.set(shown());
    },
  });
  new Gauge({
    name: 'finemesh_position_sockets',
    help: 'Open sockets of phones',
    registers: [metrics],
    collect() {
      this.set(sockets());
    },
  });
}
