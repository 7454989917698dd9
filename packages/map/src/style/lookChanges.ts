import type { StyleLayer, StyleValue } from './StyleLayer.ts';

/** One property of one layer that has to be set. */
interface LookChange {
  readonly layer: string;
  readonly group: 'paint' | 'layout';
  readonly property: string;
  readonly value: StyleValue | undefined;
}

/**
 * What differs between two looks of the same layers. Setting just that keeps data, camera and moving
 * dots in place, where loading a second style would blank the screen for a moment.
 */
export function lookChanges(from: readonly StyleLayer[], to: readonly StyleLayer[]): LookChange[] {
  const before = new Map(from.map((layer) => [layer.id, layer]));
  return to.flatMap((layer) => {
    const old = before.get(layer.id);
    return [...groupChanges('paint', old, layer), ...groupChanges('layout', old, layer)];
  });
}

function groupChanges(group: 'paint' | 'layout', from: StyleLayer | undefined, to: StyleLayer): LookChange[] {
  const old = from?.[group] ?? {};
  const next = to[group] ?? {};
  const properties = new Set([...Object.keys(old), ...Object.keys(next)]);
  return [...properties]
    .filter((property) => JSON.stringify(old[property]) !== JSON.stringify(next[property]))
    .map((property) => ({ layer: to.id, group, property, value: next[property] }));
}
