import { areaHolds, boundsHold, boundsOfAreas, type Bounds, type LngLat } from '@finemesh/geo';
import type { Feature, MultiPolygon, Polygon } from 'geojson';
import type { BuildingProperties, TerritoryGeoJson, TerritoryProperties } from './TerritoryGeoJson.ts';

/** Which parts of the territory a point lies in, by code; null where it lies in none of that level. */
export interface PlaceHit {
  readonly building: string | null;
  readonly microGrid: string | null;
  readonly grid: string | null;
  readonly compound: string | null;
}

interface IndexedArea<Properties extends TerritoryProperties = TerritoryProperties> {
  readonly feature: Feature<Polygon | MultiPolygon, Properties>;
  readonly bounds: Bounds;
}

/**
 * Answers "what stands here?" and "where is this code?" from the territory alone.
 *
 * It needs no WebGL and no map on screen, so a list that replaces the map can ask it as well.
 * A lookup walks the rectangles of one layer: a few thousand comparisons, well under a millisecond.
 */
export class TerritoryIndex {
  readonly #buildings: IndexedArea<BuildingProperties>[];
  readonly #microGrids: IndexedArea[];
  readonly #grids: IndexedArea[];
  readonly #compounds: IndexedArea[];

  constructor(territory: TerritoryGeoJson) {
    this.#buildings = indexed(territory.buildings.features);
    this.#microGrids = indexed(territory.microGrids.features);
    this.#grids = indexed(territory.grids.features);
    this.#compounds = indexed(territory.compounds.features);
  }

  /** Names the building, micro-grid, grid and compound that hold a point. */
  locate(point: LngLat): PlaceHit {
    const building = areaAt(this.#buildings, point);
    const microGrid = areaAt(this.#microGrids, point)?.feature.properties.code;
    return {
      building: building?.feature.properties.code ?? null,
      // A gap between drawn micro-grids may still hold a building that says whose it is.
      microGrid: microGrid ?? building?.feature.properties.microGrid ?? null,
      grid: areaAt(this.#grids, point)?.feature.properties.code ?? null,
      compound: areaAt(this.#compounds, point)?.feature.properties.code ?? null,
    };
  }

  /** The outline that a code names, at whatever level, or null when the territory does not know it. */
  areaOf(code: string): Feature<Polygon | MultiPolygon, TerritoryProperties> | null {
    return this.#find(code)?.feature ?? null;
  }

  /** The rectangle around the area that a code names, or null when the territory does not know it. */
  boundsOf(code: string): Bounds | null {
    return this.#find(code)?.bounds ?? null;
  }

  #find(code: string): IndexedArea | null {
    for (const layer of [this.#buildings, this.#microGrids, this.#grids, this.#compounds]) {
      const area = layer.find(({ feature }) => feature.properties.code === code);
      if (area) return area;
    }
    return null;
  }
}

function indexed<Properties extends TerritoryProperties>(
  features: Feature<Polygon | MultiPolygon, Properties>[],
): IndexedArea<Properties>[] {
  return features.flatMap((feature) => {
    const bounds = boundsOfAreas(feature.geometry);
    return bounds ? [{ feature, bounds }] : [];
  });
}

function areaAt<Properties extends TerritoryProperties>(
  areas: IndexedArea<Properties>[],
  point: LngLat,
): IndexedArea<Properties> | undefined {
  return areas.find(({ feature, bounds }) => boundsHold(bounds, point) && areaHolds(feature.geometry, point));
}
