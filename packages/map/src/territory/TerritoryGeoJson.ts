import type {
  FeatureCollection,
  Geometry,
  LineString,
  MultiLineString,
  MultiPolygon,
  Point,
  Polygon,
} from 'geojson';

/** What every feature of the territory carries. */
export interface TerritoryProperties {
  /** The stable code, unique within its layer. */
  code: string;
  /** The Chinese name, as shown by default. */
  name: string;
  /** The English name; the Chinese one stands in when it is missing. */
  nameEn?: string | null | undefined;
  /** A finer sort inside the layer; each layer says which it knows. Unknown ones are drawn plainly. */
  kind?: string | undefined;
}

/** Avenue: carries through traffic. Street: joins compounds. Lane: inside a compound. Path: on foot. */
export type StreetKind = 'avenue' | 'street' | 'lane' | 'path';

/** A building's outline with what the map says about it. */
export interface BuildingProperties extends TerritoryProperties {
  /** Storeys above ground; taller buildings are drawn a little brighter. */
  floors: number;
  /** Code of the micro-grid whose micro-gridder cares for it. */
  microGrid: string;
}

/** A grid's outline. */
export interface GridProperties extends TerritoryProperties {
  /** `comprehensive` when absent; exclusive grids get a dashed outline. */
  kind?: 'comprehensive' | 'exclusive' | (string & {}) | undefined;
}

/** A micro-grid's outline. */
export interface MicroGridProperties extends TerritoryProperties {
  /** Code of the grid it belongs to, when the sender says. */
  grid?: string | undefined;
}

/** A street's centre line. */
export interface StreetProperties extends TerritoryProperties {
  kind?: StreetKind | (string & {}) | undefined;
}

type Areas = Polygon | MultiPolygon;
type Lines = LineString | MultiLineString;
type TerritoryLayer<Shape extends Geometry, Properties extends TerritoryProperties = TerritoryProperties> =
  FeatureCollection<Shape, Properties>;

/**
 * Everything the built-in base map is drawn from, and the promise of `GET /api/territory/map`.
 *
 * All coordinates are WGS-84 degrees, longitude first (RFC 7946). Any layer may be empty. What no
 * `land` covers is drawn as water, so an island needs no polygon for the river around it.
 * Nothing in it is personal: no flats, no people.
 */
export interface TerritoryGeoJson {
  /** The ground the territory stands on: an island, a bank. */
  land: TerritoryLayer<Areas>;
  /** Water on the land: canals, ponds. */
  water: TerritoryLayer<Areas>;
  /** Parks, fields, planted strips. */
  green: TerritoryLayer<Areas>;
  /** Centre lines, sorted by {@link StreetKind}. */
  streets: TerritoryLayer<Lines, StreetProperties>;
  /** Walled estates that people name when they say where they live (小区). */
  compounds: TerritoryLayer<Areas>;
  /** Grids, 300–500 households each. */
  grids: TerritoryLayer<Areas, GridProperties>;
  /** Micro-grids, about 150 households each. */
  microGrids: TerritoryLayer<Areas, MicroGridProperties>;
  /** Building outlines. */
  buildings: TerritoryLayer<Areas, BuildingProperties>;
  /** Named points people navigate by: a school, the market, the community centre; and the signs of stalls (`kind` is `stall`). */
  places: TerritoryLayer<Point>;
}
