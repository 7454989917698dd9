import type { SharedMap } from './SharedMap.ts';

/**
 * Stands in for a map that was removed. Screens close while answers are still on their way, so a verb
 * that comes late has to do nothing instead of reaching into freed WebGL state.
 */
export const removedMap: Omit<SharedMap, 'getCanvas'> = {
  on: () => undefined,
  off: () => undefined,
  getLayer: () => undefined,
  addLayer: () => undefined,
  removeLayer: () => undefined,
  setPaintProperty: () => undefined,
  setLayoutProperty: () => undefined,
  addSource: () => undefined,
  removeSource: () => undefined,
  getSource: () => undefined,
  queryRenderedFeatures: () => [],
  loaded: () => false,
  areTilesLoaded: () => false,
  getZoom: () => 0,
  getBounds: () => null,
  project: () => ({ x: 0, y: 0 }),
  unproject: () => ({ lng: 0, lat: 0 }),
  easeTo: () => undefined,
  fitBounds: () => undefined,
  setPadding: () => undefined,
  dragPan: { isEnabled: () => false, enable: () => undefined, disable: () => undefined },
  triggerRepaint: () => undefined,
  resize: () => undefined,
  remove: () => undefined,
};
