import { expect, it } from 'vitest';
import { DatabaseHealth, type DatabaseCondition } from './DatabaseHealth.ts';

const since = new Date('2026-11-24T08:00:00Z');
const later = new Date('2026-11-24T08:01:00Z');

it('says each change once, until nobody listens, and keeps since when it lasts', () => {
  const health = new DatabaseHealth();
  const seen: DatabaseCondition[] = [];
  const stop = health.onChange((condition) => seen.push(condition));
  health.become({ kind: 'serving' });
  health.become({ kind: 'refusingChanges', fault: 'full', since });
  health.become({ kind: 'refusingChanges', fault: 'full', since: later });
  health.become({ kind: 'ended', fault: 'full', since: later });
  health.become({ kind: 'ended', fault: 'failing', since: later });
  expect(seen.map((condition) => [condition.kind, condition.kind === 'serving' ? null : condition.fault])).toEqual([
    ['refusingChanges', 'full'],
    ['ended', 'full'],
    ['ended', 'failing'],
  ]);
  expect(seen[0]).toMatchObject({ since });
  stop();
  health.become({ kind: 'serving' });
  expect(seen).toHaveLength(3);
  expect(health.condition).toEqual({ kind: 'serving' });
});
