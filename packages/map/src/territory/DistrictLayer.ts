import type { LngLat } from '@finemesh/geo';
import { Signal, type Stop } from '../interaction/Signal.ts';
import type { Drawings, LayerStage, MapLayer, MapPointer } from '../layers/MapLayer.ts';
import type { MapLook } from '../style/Look.ts';
import { paletteOf } from '../style/paletteOf.ts';
import { boundaryDrawings, highlightDrawings, shadeDrawings } from './boundaryDrawings.ts';
import { featureCollection } from './featureCollection.ts';
import { groundDrawings } from './groundDrawings.ts';
import { nameDrawings } from './nameDrawings.ts';
import { emptyTerritory, territoryData } from './territoryData.ts';
import type { TerritoryGeoJson } from './TerritoryGeoJson.ts';
import { TerritoryIndex, type PlaceHit } from './TerritoryIndex.ts';

/** The built-in base map: ground, lines of responsibility and names, drawn from the territory alone. */
export class DistrictLayer implements MapLayer {
  readonly id = 'district';
  readonly sources = Object.fromEntries([...Object.keys(territoryData(emptyTerritory())), 'shades', 'highlight'].map((source) => [source, {}]));
  readonly #buildingClicked = new Signal<[code: string, point: LngLat]>();
  readonly #clicked = new Signal<[point: LngLat, hit: PlaceHit]>();
  #territory = emptyTerritory();
  #index = new TerritoryIndex(this.#territory);
  #highlighted: string | null = null;
  #shades: ReadonlyMap<string, number> | null = null;
  #stage: LayerStage | null = null;

  drawings({ theme, language, textScale }: MapLook): Drawings {
    const palette = paletteOf(theme);
    return {
      ground: groundDrawings(palette),
      shades: shadeDrawings(palette),
      boundaries: boundaryDrawings(palette),
      highlights: highlightDrawings(palette),
      names: nameDrawings(palette, language, textScale),
    };
  }

  mount(stage: LayerStage): void {
    this.#stage = stage;
    this.#draw();
  }

  unmount(): void {
    this.#stage = null;
  }

  /** Replaces the territory, also after a boundary or a name changed. */
  set(territory: TerritoryGeoJson): void {
    this.#territory = territory;
    this.#index = new TerritoryIndex(territory);
    this.#draw();
  }

  /** Lights up one building, micro-grid, grid or compound by its code; null or an unknown code none. */
  highlight(code: string | null): void {
    this.#highlighted = code;
    const area = code === null ? null : this.#index.areaOf(code);
    this.#stage?.setData('highlight', featureCollection(area ? [area] : []));
  }

  /**
   * Shades micro-grids by a measure from 0 (nothing) to 1 (most), keyed by code; null takes the
   * shading away. Micro-grids that are not named stay unshaded.
   */
  shade(shades: ReadonlyMap<string, number> | null): void {
    this.#shades = shades;
    const shaded = this.#territory.microGrids.features.flatMap((feature) => {
      const shade = shades?.get(feature.properties.code);
      return shade === undefined ? [] : [{ ...feature, properties: { shade: Math.min(1, Math.max(0, shade)) } }];
    });
    this.#stage?.setData('shades', featureCollection(shaded));
  }

  /** Which building, micro-grid, grid and compound hold a point. */
  locate(point: LngLat): PlaceHit {
    return this.#index.locate(point);
  }

  /** A building was clicked and no layer above took the click. */
  onBuildingClick(listener: (code: string, point: LngLat) => void): Stop {
    return this.#buildingClicked.listen(listener);
  }

  /** Any click that no layer above took, buildings included. */
  onClick(listener: (point: LngLat, hit: PlaceHit) => void): Stop {
    return this.#clicked.listen(listener);
  }

  click({ point }: MapPointer): boolean {
    const hit = this.locate(point);
    if (hit.building !== null) this.#buildingClicked.emit(hit.building, point);
    this.#clicked.emit(point, hit);
    return true;
  }

  cursorAt({ point }: MapPointer): string | null {
    return this.#buildingClicked.hasListeners && this.locate(point).building !== null ? 'pointer' : null;
  }

  #draw(): void {
    for (const [source, data] of Object.entries(territoryData(this.#territory))) this.#stage?.setData(source, data);
    this.highlight(this.#highlighted);
    this.shade(this.#shades);
  }
}
