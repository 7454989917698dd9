import type { EngineOptions, EngineStyle } from './MapEngine.ts';

/**
 * The options that mean the same to both engines. North stays up and the ground stays flat: people
 * compare the wall with the street, and a turned map costs more than it shows.
 */
export function sharedSettings({ container, bounds, maxBounds, interactive }: EngineOptions) {
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
    fadeDuration: 200,
    attributionControl: false as const,
  };
}

/** The style document, without what only one engine needs. */
export function styleDocument({ layers, data, sourceOptions }: EngineStyle) {
  const sources = Object.fromEntries(
    Object.entries(data).map(([id, collection]) => [id, { type: 'geojson', data: collection, ...sourceOptions[id] }]),
  );
  return { version: 8, sources, layers: [...layers], transition: { duration: 240, delay: 0 } };
}
