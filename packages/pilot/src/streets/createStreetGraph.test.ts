import { distanceMeters } from '@finemesh/geo';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPilotDistrict } from '../createPilotDistrict.ts';
import { createStreetGraph, type StreetGraph } from './createStreetGraph.ts';

describe('the streets of the pilot', () => {
  const { streetGraph, nodes } = createPilotDistrict();

  it('lead from every place to every other', () => {
    expect(reachable(streetGraph, 0).size).toBe(streetGraph.nodes.length);
  });

  it('reach every door', () => {
    for (const { center, code } of nodes.filter(({ level }) => level === 'entrance')) {
      expect(streetGraph.nodes.some((node) => distanceMeters(node, center) < 0.1), code).toBe(true);
    }
  });

  it('say the true length of every edge', () => {
    for (const [a, b, meters] of streetGraph.edges) {
      const [from, to] = [streetGraph.nodes[a], streetGraph.nodes[b]];
      expect(from && to ? Math.abs(distanceMeters(from, to) - meters) : Infinity).toBeLessThan(0.06);
    }
  });
});

describe('createStreetGraph', () => {
  it('joins two ways where they cross', () => {
    const graph = createStreetGraph([[[0, 5], [10, 5]], [[5, 0], [5, 10]]], ([x, y]) => [x / 1e5, y / 1e5]);
    expect(graph.nodes).toHaveLength(5);
    expect(graph.edges).toHaveLength(4);
    expect(reachable(graph, 0).size).toBe(5);
  });

  it('connects whatever combs of lanes hang on one street', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 500 }), { minLength: 1, maxLength: 30 }), fc.integer({ min: 1, max: 90 }), (xs, depth) => {
        const graph = createStreetGraph(
          [[[0, 0], [500, 0]], ...xs.map((x) => [[x, 0], [x, -depth]] as const)],
          ([x, y]) => [x / 1e5, y / 1e5],
        );
        expect(reachable(graph, 0).size).toBe(graph.nodes.length);
      }),
    );
  });
});

function reachable({ edges }: StreetGraph, start: number): Set<number> {
  const ways = new Map<number, number[]>();
  for (const [a, b] of edges) {
    ways.set(a, [...(ways.get(a) ?? []), b]);
    ways.set(b, [...(ways.get(b) ?? []), a]);
  }
  const seen = new Set([start]);
  const queue = [start];
  for (let node = queue.pop(); node !== undefined; node = queue.pop()) {
    for (const next of ways.get(node) ?? []) if (!seen.has(next)) queue.push((seen.add(next), next));
  }
  return seen;
}
