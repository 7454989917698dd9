/// <reference types="vite/client" />
import 'maplibre-gl/dist/maplibre-gl.css';
import './district-map.css';
import { AttributionControl, Map as MapLibreMap, Marker, setWorkerUrl, type CustomLayerInterface, type GeoJSONSource } from 'maplibre-gl';
// The bundler emits the worker as a file of the app's own origin, which `worker-src 'self'` allows.
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import { MapError } from '../MapError.ts';
import { adaptMap } from './adaptMap.ts';
import type { EngineOptions, GlPainter, MapEngine } from './MapEngine.ts';
import { emptyStyle, sharedSettings } from './openSettings.ts';
import type { SharedMap, SharedMarker } from './SharedMap.ts';

/**
 * Opens a map drawn by MapLibre GL JS, which makes no request beyond its own worker file.
 *
 * The style names no glyph server, so MapLibre rasterizes every label from local fonts.
 */
export async function openMapLibre(options: EngineOptions): Promise<MapEngine> {
  setWorkerUrl(new URL(workerUrl, import.meta.url).href);
  const map = new MapLibreMap({
    ...sharedSettings(options),
    style: emptyStyle(options),
  });
  map.on('error', ({ error }) => options.onError(new MapError('engine-failed', error.message, { cause: error })));
  map.touchZoomRotate.disableRotation();
  map.keyboard.disableRotation();
  if (options.attribution !== undefined) {
    map.addControl(new AttributionControl({ compact: true, customAttribution: options.attribution }));
  }
  await new Promise<void>((resolve) => void map.once('style.load', () => resolve()));
  return adaptMap(map as unknown as SharedMap, {
    name: 'maplibre',
    restoredEvent: 'style.load',
    customLayer,
    createMarker: (element) => new Marker({ element, draggable: true, anchor: 'bottom' }) as unknown as SharedMarker,
    clusterExpansionZoom: (source, clusterId) => (source as GeoJSONSource).getClusterExpansionZoom(clusterId),
  });
}

function customLayer(id: string, painter: GlPainter): CustomLayerInterface {
  return {
    id,
    type: 'custom',
    renderingMode: '2d',
    onAdd: (_map, gl) => painter.start(gl as WebGL2RenderingContext),
    render: (gl, { defaultProjectionData }) =>
      painter.draw(gl as WebGL2RenderingContext, defaultProjectionData.mainMatrix as ArrayLike<number>),
    onRemove: (_map, gl) => painter.stop(gl as WebGL2RenderingContext),
  };
}
