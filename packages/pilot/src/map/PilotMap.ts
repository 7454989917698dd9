import type { Feature, FeatureCollection, LineString, MultiPolygon, Point, Polygon } from 'geojson';

/** What every feature of the map carries; `code` is unique within its layer. */
export interface PilotProperties {
  code: string;
  name: string;
  nameEn: string;
  kind: string;
}

export interface PilotBuildingProperties extends PilotProperties {
  /** Storeys above ground. */
  floors: number;
  microGrid: string;
}

export interface PilotMicroGridProperties extends PilotProperties {
  grid: string;
}

/** The layers of the built-in base map, WGS-84, longitude first (RFC 7946). What no `land` covers is water. */
export interface PilotMap {
  land: FeatureCollection<Polygon, PilotProperties>;
  water: FeatureCollection<Polygon, PilotProperties>;
  green: FeatureCollection<Polygon, PilotProperties>;
  streets: FeatureCollection<LineString, PilotProperties>;
  /** Estates of the pilot (`estate`), and blocks and houses around it that carry no name (`surroundings`). */
  compounds: FeatureCollection<Polygon | MultiPolygon, PilotProperties>;
  grids: FeatureCollection<Polygon, PilotProperties>;
  microGrids: FeatureCollection<Polygon, PilotMicroGridProperties>;
  buildings: FeatureCollection<Polygon, PilotBuildingProperties>;
  places: FeatureCollection<Point, PilotProperties>;
}

export function collect<Shape extends Polygon | MultiPolygon | LineString | Point, Properties extends PilotProperties>(
  features: readonly Feature<Shape, Properties>[],
): FeatureCollection<Shape, Properties> {
  return { type: 'FeatureCollection', features: [...features] };
}

export function featureOf<Shape extends Polygon | MultiPolygon | LineString | Point, Properties extends PilotProperties>(
  geometry: Shape,
  properties: Properties,
): Feature<Shape, Properties> {
  return { type: 'Feature', id: properties.code, properties, geometry };
}
