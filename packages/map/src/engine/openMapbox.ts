/// <reference types="vite/client" />
import 'mapbox-gl/mapbox-gl.css';
import './district-map.css';
import { AttributionControl, Map as MapboxMap, Marker, setWorkerUrl, type CustomLayerInterface, type GeoJSONSource } from 'mapbox-gl/esm';
// The bundler emits the worker as a file of the app's own origin, which `worker-src 'self'` allows.
import workerUrl from 'mapbox-gl/dist/esm/worker.js?worker&url';
import { MapError } from '../MapError.ts';
import { adaptMap } from './adaptMap.ts';
import type { EngineOptions, GlPainter, MapEngine } from './MapEngine.ts';
import { localFontFamilies } from '../style/localFonts.ts';
import { emptyStyle, sharedSettings } from './openSettings.ts';
import type { SharedMap, SharedMapEvent, SharedMarker } from './SharedMap.ts';

/**
 * Opens a map drawn by Mapbox GL JS. The library reports the session to api.mapbox.com and
 * events.mapbox.com, as its licence asks; the style itself comes from the territory alone.
 *
 * @throws MapError `mapbox-token-refused` when the refusal comes before the style is ready
 */
export async function openMapbox(options: EngineOptions, accessToken: string): Promise<MapEngine> {
  setWorkerUrl(new URL(workerUrl, import.meta.url).href);
  const map = new MapboxMap({
    ...sharedSettings(options),
    accessToken,
    // The address is never fetched: with `localFontFamily` every glyph is drawn locally, but without any address
    // here Mapbox drops all labels.
    style: { ...emptyStyle(options), glyphs: 'local://{fontstack}/{range}.pbf' },
    projection: 'mercator',
    localFontFamily: `${localFontFamilies.map((family) => `"${family}"`).join(', ')}, sans-serif`,
    performanceMetricsCollection: false,
  });
  map.touchZoomRotate.disableRotation();
  map.addControl(new AttributionControl({ compact: true, customAttribution: options.attribution ?? '' }));
  const shared = map as unknown as SharedMap;
  await untilStyleLoads(shared, options.onError);
  return adaptMap(shared, {
    name: 'mapbox',
    restoredEvent: 'webglcontextrestored',
    customLayer,
    createMarker: (element) => new Marker({ element, draggable: true, anchor: 'bottom' }) as unknown as SharedMarker,
    clusterExpansionZoom,
  });
}

async function untilStyleLoads(map: SharedMap, onError: (error: MapError) => void): Promise<void> {
  let isOpening = true;
  await new Promise<void>((resolve, reject) => {
    map.on('style.load', () => resolve());
    map.on('error', (event) => {
      const fault = mapErrorOf(event);
      if (isOpening && fault.code === 'mapbox-token-refused') {
        map.remove();
        reject(fault);
      } else {
        onError(fault);
      }
    });
  });
  isOpening = false;
}

/** Mapbox says that it refused a token only by the status or the words of an error. */
function mapErrorOf({ error }: SharedMapEvent): MapError {
  const message = error?.message ?? 'Mapbox GL JS reported a fault';
  const isRefusal = error?.status === 401 || error?.status === 403 || /access token/i.test(message);
  return new MapError(isRefusal ? 'mapbox-token-refused' : 'engine-failed', message, { cause: error });
}

function clusterExpansionZoom(source: unknown, clusterId: number): Promise<number> {
  return new Promise((resolve, reject) => {
    (source as GeoJSONSource).getClusterExpansionZoom(clusterId, (error, zoom) => {
      if (error || typeof zoom !== 'number') reject(error ?? new Error('no such cluster'));
      else resolve(zoom);
    });
  });
}

function customLayer(id: string, painter: GlPainter): CustomLayerInterface {
  return {
    id,
    type: 'custom',
    renderingMode: '2d',
    onAdd: (_map, gl) => painter.start(gl),
    render: (gl, matrix) => painter.draw(gl as WebGL2RenderingContext, matrix),
    onRemove: (_map, gl) => painter.stop(gl),
  };
}
