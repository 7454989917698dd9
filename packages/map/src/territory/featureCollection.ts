import type { Feature, FeatureCollection, Geometry } from 'geojson';

/** Wraps features as a collection; none makes an empty one. */
export function featureCollection<Shape extends Geometry>(features: Feature<Shape>[] = []): FeatureCollection<Shape> {
  return { type: 'FeatureCollection', features };
}
