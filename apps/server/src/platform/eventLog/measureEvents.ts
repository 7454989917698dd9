import { Gauge, type Registry } from 'prom-client';
import type { EventPump } from './EventPump.ts';

/** Shows how long the log is, who follows it and who has fallen behind. */
export function measureEvents(registry: Registry, events: EventPump): void {
  const registers = [registry];
  new Gauge({
    name: 'finemesh_event_head',
    help: 'Sequence of the newest event that was read',
    registers,
    collect() {
      this.set(events.head);
    },
  });
  new Gauge({
    name: 'finemesh_event_readers',
    help: 'Connections that follow the event log',
    registers,
    collect() {
      this.set(events.readers.open);
    },
  });
  new Gauge({
    name: 'finemesh_event_reader_max_lag',
    help: 'Events that the reader behind most has not taken yet',
    registers,
    collect() {
      this.set(events.readers.maxLag);
    },
  });
}
