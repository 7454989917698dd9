import { createSeededRandom, distanceMeters, type LngLat } from '@finemesh/geo';
import { choosePilotWalkers, createPilotDistrict, createPilotPeople } from '@finemesh/pilot';
import { describe, expect, it } from 'vitest';
import { createGpsNoise, gpsSpreadMeters } from './createGpsNoise.ts';
import { createStreetRouter } from './createStreetRouter.ts';
import { createWalk, type Whereabouts } from './createWalk.ts';

const district = createPilotDistrict();
const { streetGraph } = district;
const router = createStreetRouter(streetGraph);
const [walker] = choosePilotWalkers(createPilotPeople(district));
const doors = district.nodes
  .filter(({ level, path }) => level === 'entrance' && path.startsWith(`${walker?.territoryPath}/`))
  .map(({ center }) => router.nearestNode(center));

/** An hour of a walk, one step a second. */
function hour(seed: string): (Whereabouts | null)[] {
  const walk = createWalk({ router, doors, random: createSeededRandom(seed) });
  return Array.from({ length: 3600 }, () => walk.step(1));
}

describe('a route', () => {
  it('runs along edges of the graph, and is no longer than any other way would be', () => {
    const edges = new Map<string, number>(streetGraph.edges.flatMap(([a, b, meters]) => [[`${a}-${b}`, meters], [`${b}-${a}`, meters]]));
    const random = createSeededRandom('routes');
    for (let i = 0; i < 25; i += 1) {
      const [from, to, via] = [0, 0, 0].map(() => random.integer(0, streetGraph.nodes.length - 1)) as [number, number, number];
      const length = (way: readonly number[]): number =>
        way.slice(1).reduce((sum, node, j) => sum + (edges.get(`${way[j]}-${node}`) ?? Number.NaN), 0);
      const direct = length(router.route(from, to));
      expect(direct).toBeLessThanOrEqual(length(router.route(from, via)) + length(router.route(via, to)) + 1e-6);
      expect(direct).toBeGreaterThanOrEqual(distanceMeters(router.place(from), router.place(to)) - 2);
    }
  });

  it('is empty where no way leads', () => {
    const island = createStreetRouter({ nodes: [[0, 0], [0, 1], [5, 5]], edges: [[0, 1, 10]] });
    expect(island.route(0, 2)).toEqual([]);
    expect(island.route(0, 0)).toEqual([0]);
  });
});

describe('a walk', () => {
  it('is the same for the same seed', () => {
    expect(hour('a')).toEqual(hour('a'));
    expect(hour('a')).not.toEqual(hour('b'));
  });

  it('keeps to the streets', () => {
    const steps = hour('streets').flatMap((step) => step ?? []);
    const apart = steps.filter((_, i) => i % 40 === 0).map(({ point }) => metersToStreets(point));
    expect(Math.max(...apart)).toBeLessThan(0.5);
  });

  it('goes on foot: never faster than 1.4 m/s, and slower than 0.8 m/s only when it stops', () => {
    const steps = hour('speed');
    steps.slice(1).forEach((step, i) => {
      const before = steps[i];
      if (!step || !before) return;
      expect(distanceMeters(before.point, step.point)).toBeLessThanOrEqual(1.41);
      if (step.headingDegrees !== null) expect(step.speedMetersPerSecond).toBeGreaterThanOrEqual(0.8);
      else expect(step.speedMetersPerSecond).toBe(0);
    });
    expect(steps.some((step) => step !== null && step.headingDegrees !== null)).toBe(true);
  });

  it('stops at doors of its own territory', () => {
    const places = doors.map(router.place);
    const stops = hour('doors').flatMap((step) => (step && step.headingDegrees === null ? [step.point] : []));
    expect(stops.length).toBeGreaterThan(300);
    expect(new Set(stops.map(String)).size).toBeGreaterThan(3);
    expect(stops.every((stop) => places.some((door) => door.join() === stop.join()))).toBe(true);
  });

  it('is quiet now and then', () => {
    const quiet = ['q1', 'q2', 'q3', 'q4', 'q5', 'q6'].map((seed) => hour(seed).filter((step) => step === null).length);
    expect(Math.max(...quiet)).toBeGreaterThan(50);
    expect(Math.min(...quiet)).toBeLessThan(1200);
  });

  it('comes as far in long steps as in short ones', () => {
    const walk = createWalk({ router, doors, random: createSeededRandom('long') });
    const long = Array.from({ length: 300 }, () => walk.step(7)).at(-1);
    const same = createWalk({ router, doors, random: createSeededRandom('long') });
    const short = Array.from({ length: 2100 }, () => same.step(1)).at(-1);
    expect(long && short ? distanceMeters(long.point, short.point) : Infinity).toBeLessThan(0.01);
  });
});

describe('noise of a phone', () => {
  it('stays within a few metres and drifts instead of jumping', () => {
    const noise = createGpsNoise(createSeededRandom('noise'));
    const truth: LngLat = [118.69, 32.02];
    const fixes = Array.from({ length: 5000 }, () => noise(truth));
    const errors = fixes.map((fix) => distanceMeters(truth, fix));
    const mean = errors.reduce((sum, error) => sum + error, 0) / errors.length;
    expect(mean).toBeGreaterThan(gpsSpreadMeters * 0.8);
    expect(mean).toBeLessThan(gpsSpreadMeters * 1.8);
    expect(Math.max(...errors)).toBeLessThan(gpsSpreadMeters * 3 * Math.SQRT2 + 0.1);
    const steps = fixes.slice(1).map((fix, i) => distanceMeters(fixes[i] ?? fix, fix));
    expect(steps.reduce((sum, step) => sum + step, 0) / steps.length).toBeLessThan(mean);
  });
});

function metersToStreets(point: LngLat): number {
  return Math.min(
    ...streetGraph.edges.map(([a, b, meters]) => {
      const [from, to] = [router.place(a), router.place(b)];
      // On a straight edge the detour over the point is nothing.
      return distanceMeters(from, point) + distanceMeters(point, to) - meters;
    }),
  );
}
