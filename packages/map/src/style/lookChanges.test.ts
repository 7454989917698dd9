import { expect, test } from 'vitest';
import { lookChanges } from './lookChanges.ts';
import type { StyleLayer } from './StyleLayer.ts';

const before: readonly StyleLayer[] = [
  { id: 'a', type: 'line', source: 's', paint: { 'line-blur': 2, 'line-width': 1 }, layout: { 'line-cap': 'round' } },
  { id: 'b', type: 'line', source: 's', paint: { 'line-width': ['get', 'width'] } },
];

test('sets nothing when nothing changed', () => {
  expect(lookChanges(before, structuredClone(before))).toEqual([]);
});

test('sets what differs, and takes away a property that the new look does not have', () => {
  const after: readonly StyleLayer[] = [
    { id: 'a', type: 'line', source: 's', paint: { 'line-width': 1 }, layout: { 'line-cap': 'butt' } },
    { id: 'b', type: 'line', source: 's', paint: { 'line-width': ['get', 'height'] } },
  ];
  expect(lookChanges(before, after)).toEqual([
    { layer: 'a', group: 'paint', property: 'line-blur', value: undefined },
    { layer: 'a', group: 'layout', property: 'line-cap', value: 'butt' },
    { layer: 'b', group: 'paint', property: 'line-width', value: ['get', 'height'] },
  ]);
});

test('sets all that the new look has when the old one is unknown', () => {
  expect(lookChanges([], before)).toHaveLength(4);
});
