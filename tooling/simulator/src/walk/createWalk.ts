import { distanceMeters, headingBetween, type LngLat, type SeededRandom } from '@finemesh/geo';
import type { StreetRouter } from './createStreetRouter.ts';

/** Where somebody is, exactly; what a phone makes of it is another matter. */
export interface Whereabouts {
  /** WGS-84. */
  readonly point: LngLat;
  /** Degrees clockwise from north; `null` while standing. */
  readonly headingDegrees: number | null;
  readonly speedMetersPerSecond: number;
}

/** Somebody on foot. */
export interface Walk {
  /** Goes on for so many seconds; `null` while they want to be quiet. */
  step(seconds: number): Whereabouts | null;
}

export interface WalkOptions {
  readonly router: StreetRouter;
  /** Nodes of the doors that they visit; at least one. */
  readonly doors: readonly number[];
  readonly random: SeededRandom;
}

/** Speeds of people on foot who look around, metres per second. */
const [slowest, fastest] = [0.8, 1.4];
/** How long one talks at a door, seconds. */
const [shortestTalk, longestTalk] = [15, 150];
/** How long somebody stays quiet, seconds, and how often that follows a door. */
const [shortestQuiet, longestQuiet, quietShare] = [60, 300, 0.06];

type State =
  | { readonly kind: 'standing'; left: number }
  | { readonly kind: 'quiet'; left: number }
  | { readonly kind: 'walking'; readonly way: readonly number[]; leg: number; done: number; readonly speed: number };

/**
 * A walk from door to door by the shortest way, with a talk at each and now and then a quiet time. It begins in the middle of
 * something, so that sixty walks that begin together do not move in step.
 */
export function createWalk({ router, doors, random }: WalkOptions): Walk {
  let at = random.pick(doors);
  let state: State = { kind: 'standing', left: random.integer(0, longestTalk / 2) };

  const arrive = (door: number): void => {
    at = door;
    state = random.next() < quietShare
      ? { kind: 'quiet', left: random.integer(shortestQuiet, longestQuiet) }
      : { kind: 'standing', left: random.integer(shortestTalk, longestTalk) };
  };
  const setOff = (): void => {
    const way = router.route(at, random.pick(doors));
    if (way.length < 2) state = { kind: 'standing', left: shortestTalk };
    else state = { kind: 'walking', way, leg: 0, done: 0, speed: slowest + random.next() * (fastest - slowest) };
  };

  return {
    step: (seconds) => {
      let left = seconds;
      while (left > 1e-9) {
        if (state.kind === 'walking') {
          left = walkOn(state, left, router);
          if (state.leg >= state.way.length - 1) arrive(state.way.at(-1) ?? at);
        } else {
          const spent = Math.min(left, state.left);
          state.left -= spent;
          left -= spent;
          if (state.left <= 0) setOff();
        }
      }
      if (state.kind === 'quiet') return null;
      if (state.kind === 'standing') return { point: router.place(at), headingDegrees: null, speedMetersPerSecond: 0 };
      const [from, to] = [router.place(state.way[state.leg] ?? at), router.place(state.way[state.leg + 1] ?? at)];
      const part = state.done / Math.max(distanceMeters(from, to), 0.01);
      return {
        point: [from[0] + (to[0] - from[0]) * part, from[1] + (to[1] - from[1]) * part],
        headingDegrees: headingBetween(from, to),
        speedMetersPerSecond: state.speed,
      };
    },
  };
}

/** Moves along the way; returns the seconds that are left when its end is reached. */
function walkOn(state: State & { kind: 'walking' }, seconds: number, router: StreetRouter): number {
  let left = seconds;
  while (left > 0 && state.leg < state.way.length - 1) {
    const length = distanceMeters(router.place(state.way[state.leg] ?? 0), router.place(state.way[state.leg + 1] ?? 0));
    const needed = (length - state.done) / state.speed;
    if (needed > left) {
      state.done += left * state.speed;
      return 0;
    }
    left -= Math.max(0, needed);
    state.leg += 1;
    state.done = 0;
  }
  return left;
}
