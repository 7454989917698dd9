import type { EngineOptions } from './MapEngine.ts';

/** How long a name takes to appear or vanish, milliseconds. */
const fadeMs = 200;
/** How long a change of a colour takes, milliseconds. */
const colorMs = 240;

/**
 * The options that mean the same to both engines. North stays up and the ground stays flat: people
 * compare the wall with the street, and a turned map costs more than it shows.
 */
export function sharedSettings({ container, bounds, maxBounds, interactive, prefersStillness }: EngineOptions) {
  return {
    container,
    bounds: [...bounds] as [number, number, number, number],
    maxBounds: [...maxBounds] as [number, number, number, number],
    interactive,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    maxPitch: 0,
    minZoom: 9,
    maxZoom: 20,
    renderWorldCopies: false,
    fadeDuration: prefersStillness ? 0 : fadeMs,
    attributionControl: false as const,
  };
}

/** The style that a map opens with: nothing to draw, but how long a change of a colour takes. Layers bring the rest. */
export function emptyStyle({ prefersStillness }: Pick<EngineOptions, 'prefersStillness'>) {
  return { version: 8 as const, sources: {}, layers: [], transition: { duration: prefersStillness ? 0 : colorMs, delay: 0 } };
}
