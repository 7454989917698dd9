import { grownBounds } from '@finemesh/geo';
import type { DistrictMap, DistrictMapOptions } from './DistrictMap.ts';
import type { MapPadding } from './engine/MapEngine.ts';
import { openEngine } from './engine/openEngine.ts';
import type { MapLayer } from './layers/MapLayer.ts';
import type { MapError } from './MapError.ts';
import { OpenedMap } from './OpenedMap.ts';
import { changedLook } from './style/Look.ts';

/** How far beyond the extent the view may be moved, as a share of the extent's own width and height. */
const reachShare = 2;

/**
 * Opens a map of the district in an element that has a size.
 *
 * Resolves as soon as every verb works, which is before the first picture. The container then
 * carries `data-map-engine`, `data-map-theme` and, once everything in view is drawn, `data-map-ready="true"`.
 *
 * @throws MapError with code `webgl2-unavailable` (show a list instead), `engine-load-failed`,
 *   `engine-failed` or `mapbox-token-refused`; the container is left empty then
 */
export async function createDistrictMap(container: HTMLElement, options: DistrictMapOptions): Promise<DistrictMap> {
  const { extent, bounds = extent, layers = [], theme, language, textScale = 1 } = options;
  const padding = fullPadding(options.padding);
  const stillness = matchMedia('(prefers-reduced-motion: reduce)');
  const faults: MapError[] = [];
  // Faults may come before there is a map to hand them on.
  let onError = (error: MapError): void => void faults.push(error);
  try {
    const engine = await openEngine(
      {
        container,
        bounds,
        maxBounds: grownBounds(extent, reachShare),
        interactive: options.interactive ?? true,
        attribution: options.attribution,
        prefersStillness: stillness.matches,
        onError: (error) => onError(error),
      },
      options.mapboxAccessToken,
    );
    // Given to the engine itself and not only to the first view, so that later flights keep clear of panels too.
    engine.setPadding(padding);
    engine.fit(bounds, { animate: false, maxZoom: undefined });
    const map = new OpenedMap({ engine, container, stillness, look: changedLook({ theme, language, textScale }, {}), padding });
    onError = (error) => map.report(error);
    faults.forEach(onError);
    addAll(map, layers);
    return map;
  } catch (error) {
    container.replaceChildren();
    throw error;
  }
}

function addAll(map: DistrictMap, layers: readonly MapLayer[]): void {
  try {
    for (const layer of layers) map.add(layer);
  } catch (error) {
    map.destroy();
    throw error;
  }
}

function fullPadding(padding: Partial<MapPadding> = {}): MapPadding {
  return { top: padding.top ?? 0, right: padding.right ?? 0, bottom: padding.bottom ?? 0, left: padding.left ?? 0 };
}
