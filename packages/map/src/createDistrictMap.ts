import { grownBounds, type Bounds } from '@finemesh/geo';
import type { DistrictMap, DistrictMapOptions, MapPadding } from './DistrictMap.ts';
import { openEngine } from './engine/openEngine.ts';
import type { MapError } from './MapError.ts';
import { OpenedMap } from './OpenedMap.ts';
import type { Look } from './style/buildStyle.ts';
import { engineStyle } from './style/engineStyle.ts';
import { territoryBounds } from './territory/territoryBounds.ts';

/** Shown when the territory is empty: Jiangxinzhou, WGS-84. */
const emptyTerritoryBounds: Bounds = [118.67, 31.99, 118.72, 32.05];

/**
 * Opens a map of the district in an element that has a size.
 *
 * Resolves as soon as every verb works, which is before the first picture. The container then
 * carries `data-map-engine`, `data-map-theme`, `data-dot-count`, and, once everything in view is drawn,
 * `data-map-ready="true"`.
 *
 * @throws MapError with code `webgl2-unavailable` (show a list instead), `engine-load-failed`,
 *   `engine-failed` or `mapbox-token-refused`; the container is left empty then
 */
export async function createDistrictMap(container: HTMLElement, options: DistrictMapOptions): Promise<DistrictMap> {
  const { territory } = options;
  const look: Look = { theme: options.theme, language: options.language, textScale: options.textScale ?? 1 };
  const bounds = options.bounds ?? territoryBounds(territory) ?? emptyTerritoryBounds;
  const padding = fullPadding(options.padding);
  const faults: MapError[] = [];
  // Faults may come before there is a map to hand them on.
  let onError = (error: MapError): void => void faults.push(error);
  try {
    const engine = await openEngine(
      {
        container,
        style: engineStyle(territory, look),
        bounds,
        maxBounds: grownBounds(territoryBounds(territory) ?? bounds, 2),
        interactive: options.interactive ?? true,
        attribution: options.attribution,
        onError: (error) => onError(error),
      },
      options.mapboxAccessToken,
    );
    // Given to the engine itself and not only to the first view, so that later flights keep clear of panels too.
    engine.setPadding(padding);
    engine.fit(bounds, { animate: false, maxZoom: undefined });
    const map = new OpenedMap({ engine, container, territory, look, padding });
    onError = (error) => map.tellError(error);
    faults.forEach(onError);
    return map;
  } catch (error) {
    container.replaceChildren();
    throw error;
  }
}

function fullPadding(padding: Partial<MapPadding> = {}): MapPadding {
  return { top: padding.top ?? 0, right: padding.right ?? 0, bottom: padding.bottom ?? 0, left: padding.left ?? 0 };
}
