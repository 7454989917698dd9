import type { Language } from '@finemesh/contract';
import type { Bounds, LngLat } from '@finemesh/geo';
import type { MovingDots } from './dots/MovingDots.ts';
import type { MapError } from './MapError.ts';
import type { TerritoryGeoJson } from './territory/TerritoryGeoJson.ts';
import type { PlaceHit } from './territory/TerritoryIndex.ts';

/** `wall`: luminous lines on dark navy. `light`: a calm paper map. */
export type MapTheme = 'wall' | 'light';

/** The languages a map can be labelled in. */
export type MapLanguage = Language;

/** Which library draws. */
export type MapEngineName = 'maplibre' | 'mapbox';

/** Ends a subscription; calling it twice does nothing. */
export type StopListening = () => void;

/** Space that panels cover, CSS pixels: the map centres what it shows in the rest. */
export interface MapPadding {
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
}

/** How a map is opened. */
export interface DistrictMapOptions {
  readonly territory: TerritoryGeoJson;
  readonly theme: MapTheme;
  readonly language: MapLanguage;
  /** What is shown first, WGS-84; the territory's grids by default. */
  readonly bounds?: Bounds | undefined;
  /** Space covered by panels; none by default. */
  readonly padding?: Partial<MapPadding> | undefined;
  /** Whether people can pan and zoom; true by default. */
  readonly interactive?: boolean | undefined;
  /** Factor on every label, 1 by default, for the large-text theme. 0.5 to 2. */
  readonly textScale?: number | undefined;
  /** Credit for the territory's data, shown in the corner, such as `© OpenStreetMap contributors`. */
  readonly attribution?: string | undefined;
  /**
   * Draws with Mapbox GL JS instead of MapLibre. It calls api.mapbox.com and events.mapbox.com and
   * starts a billed session, so set it only when the operator did.
   */
  readonly mapboxAccessToken?: string | null | undefined;
}

/**
 * How far a case has come, as far as the map tells it apart: just reported (pulses), being worked
 * on, beyond its time or dangerous, settled.
 */
export type CaseTone = 'fresh' | 'open' | 'urgent' | 'done';

/** One case as a mark. Hold no personal data in it: it stands on a wall. */
export interface MapCase {
  readonly id: string;
  readonly point: LngLat;
  readonly tone: CaseTone;
  /** A few characters below the mark at street level, such as the category. */
  readonly label?: string | undefined;
}

/** What the screen shows now. */
export interface MapViewport {
  readonly bounds: Bounds;
  /** 0 shows the world, each step doubles the scale; 15 fits a community on a wall, 18 a building on a phone. */
  readonly zoom: number;
}

/** One map of the district on screen. Every coordinate is WGS-84, longitude first, in degrees. */
export interface DistrictMap {
  readonly engine: MapEngineName;
  /** The people who share their position. */
  readonly dots: MovingDots;

  setTheme(theme: MapTheme): void;
  setLanguage(language: MapLanguage): void;
  /** @param scale factor on every label, 0.5 to 2 */
  setTextScale(scale: number): void;
  /** Redraws the base map after a boundary or a name changed. */
  setTerritory(territory: TerritoryGeoJson): void;

  /** Replaces all case marks. Dense ones join into a cluster that takes the tone of its worst. */
  setCases(cases: readonly MapCase[]): void;
  /** Rings one case, also while it is inside a cluster; null or an unknown id rings none. */
  selectCase(id: string | null): void;
  /** Lights up one building, micro-grid, grid or compound by its code; null or an unknown code none. */
  highlightTerritory(code: string | null): void;
  /**
   * Shades micro-grids by a measure from 0 (nothing) to 1 (most), keyed by code; null takes the
   * shading away. Micro-grids that are not named stay unshaded.
   */
  shadeMicroGrids(shades: ReadonlyMap<string, number> | null): void;

  /** Puts down, moves or (null) takes away the pin that says "here". It can be dragged, and moved with arrow keys when focused. */
  setPickedPlace(point: LngLat | null): void;
  /**
   * Moves the pin over the ground, for buttons that stand in for dragging; does nothing without a pin.
   * Listeners of {@link onPickedPlaceMove} hear of it.
   */
  nudgePickedPlace(eastMeters: number, northMeters: number): void;
  /** The pin was dragged or nudged to a new place; not called for `setPickedPlace`. */
  onPickedPlaceMove(listener: (point: LngLat, hit: PlaceHit) => void): StopListening;

  /** Glides to a point; jumps with `prefers-reduced-motion`. */
  flyTo(point: LngLat, options?: { zoom?: number }): void;
  /** Shows a whole rectangle inside the padding. */
  fitBounds(bounds: Bounds, options?: { animate?: boolean; maxZoom?: number }): void;
  /** Tells how much of each side panels cover now. */
  setPadding(padding: Partial<MapPadding>): void;
  viewport(): MapViewport;
  /** The view came to rest 150 ms ago; also called once with the first view. */
  onViewportChange(listener: (viewport: MapViewport) => void): StopListening;

  /** A case mark was clicked. `stack` holds every case under the pointer, topmost (= `id`) first. */
  onCaseClick(listener: (id: string, stack: readonly string[]) => void): StopListening;
  /** A building was clicked and no case or dot lay on it. */
  onBuildingClick(listener: (code: string, point: LngLat) => void): StopListening;
  /** A moving dot was clicked and no case lay on it. */
  onDotClick(listener: (slot: number) => void): StopListening;
  /** Any click that hit neither a case nor a dot, buildings included. */
  onMapClick(listener: (point: LngLat, hit: PlaceHit) => void): StopListening;
  /** Which building, micro-grid, grid and compound hold a point. */
  locate(point: LngLat): PlaceHit;

  /** A fault after the map opened. One that nobody heard yet is told to the first listener. */
  onError(listener: (error: MapError) => void): StopListening;
  /** Call after the container changed size in a way the browser does not report, such as becoming visible. */
  resize(): void;
  /** Frees the WebGL context and every listener. Any verb after it does nothing. */
  destroy(): void;
}
