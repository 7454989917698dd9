import type { MapEngineName, MapPadding } from './engine/MapEngine.ts';
import type { Bounds, LngLat } from '@finemesh/geo';
import type { Stop } from './interaction/Signal.ts';
import type { MapLayer } from './layers/MapLayer.ts';
import type { MapError } from './MapError.ts';
import type { MapLook } from './style/Look.ts';

/** How a map is opened. */
export interface DistrictMapOptions {
  /** What the map is about: shown first, and the view can be moved no farther from it than twice its size. */
  readonly extent: Bounds;
  /** What is shown first instead of the whole extent. */
  readonly bounds?: Bounds | undefined;
  /** The layers it opens with; more can be added later. */
  readonly layers?: readonly MapLayer[] | undefined;
  readonly theme: MapLook['theme'];
  readonly language: MapLook['language'];
  /** Factor on every label, 1 by default, for the large-text theme. 0.5 to 2. */
  readonly textScale?: number | undefined;
  /** Space covered by panels; none by default. */
  readonly padding?: Partial<MapPadding> | undefined;
  /** Whether people can pan and zoom; true by default. */
  readonly interactive?: boolean | undefined;
  /** Credit for the territory's data, shown in the corner, such as `© OpenStreetMap contributors`. */
  readonly attribution?: string | undefined;
  /**
   * Draws with Mapbox GL JS instead of MapLibre. It calls api.mapbox.com and events.mapbox.com and
   * starts a billed session, so set it only when the operator did.
   */
  readonly mapboxAccessToken?: string | null | undefined;
}

/** What the screen shows now. */
export interface MapViewport {
  readonly bounds: Bounds;
  /** 0 shows the world, each step doubles the scale; 15 fits a community on a wall, 18 a building on a phone. */
  readonly zoom: number;
}

/** A map on screen, and nothing but: what there is to see on it comes with its layers. */
export interface DistrictMap {
  readonly engine: MapEngineName;

  /**
   * Puts a layer on the map; see SPEC.md for what it may rely on.
   *
   * @returns what takes the layer, and all that came with it, away again
   * @throws Error where the map holds a layer of that id
   */
  add(layer: MapLayer): Stop;
  /** Changes theme, language or text scale, and leaves data, camera and what moves in place. */
  setLook(change: Partial<MapLook>): void;

  /** Glides to a point; jumps with `prefers-reduced-motion`. */
  flyTo(point: LngLat, options?: { zoom?: number }): void;
  /** Shows a whole rectangle inside the padding. */
  fitBounds(bounds: Bounds, options?: { animate?: boolean; maxZoom?: number }): void;
  /** Says how much of each side panels cover now. */
  setPadding(padding: Partial<MapPadding>): void;
  viewport(): MapViewport;
  /** The view came to rest 150 ms ago; also called once with the first view. */
  onViewportChange(listener: (viewport: MapViewport) => void): Stop;

  /** A fault after the map opened. One that came before anybody listened goes to the first listener. */
  onError(listener: (error: MapError) => void): Stop;
  /** Call after the container changed size in a way the browser does not report, such as becoming visible. */
  resize(): void;
  /** Takes all layers off, frees the WebGL context and every listener. Any verb after it does nothing. */
  destroy(): void;
}
