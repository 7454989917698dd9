import type { LngLat } from '@finemesh/geo';
import type { MapEngineName } from './MapEngine.ts';
import { Signal } from '../interaction/Signal.ts';
import { featureCollection } from '../territory/featureCollection.ts';
import type { EngineEvents, EnginePin, GlPainter, MapEngine } from './MapEngine.ts';
import { removedMap } from './removedMap.ts';
import type { SharedGeoJsonSource, SharedMap, SharedMapEvent, SharedMarker } from './SharedMap.ts';

/** What an engine's own module adds to the shared methods, because the two differ there. */
interface EngineSpecifics {
  readonly name: MapEngineName;
  /**
   * The event after which layers can be added again once a lost WebGL context is back. MapLibre loads
   * its style a second time and is ready only then; Mapbox keeps its style.
   */
  readonly restoredEvent: 'style.load' | 'webglcontextrestored';
  /** The engine's custom layer around a painter: its `render` receives the matrix in its own way. */
  customLayer(id: string, painter: GlPainter): object;
  createMarker(element: HTMLElement): SharedMarker;
  clusterExpansionZoom(source: unknown, clusterId: number): Promise<number>;
}

type PlainEvent = Exclude<keyof EngineEvents, 'contextrestored'>;
type EventReader<Name extends keyof EngineEvents> = (event: SharedMapEvent) => EngineEvents[Name];

const eventReaders: { readonly [Name in PlainEvent]: readonly [theirs: string, read: EventReader<Name>] } = {
  click: ['click', pointerOf],
  pointermove: ['mousemove', pointerOf],
  moveend: ['moveend', () => undefined],
  render: ['render', () => undefined],
  idle: ['idle', () => undefined],
};

/** Makes a map of either library speak the {@link MapEngine} verbs. */
export function adaptMap(opened: SharedMap, specifics: EngineSpecifics): MapEngine {
  let map: Omit<SharedMap, 'getCanvas'> = opened;
  // Between the loss of the WebGL context and its return MapLibre has no style to ask or change.
  let hasStyle = true;
  const restored = new Signal<[undefined]>();
  map.on('webglcontextlost', () => {
    hasStyle = false;
  });
  map.on(specifics.restoredEvent, () => {
    hasStyle = true;
    restored.emit(undefined);
  });
  return {
    name: specifics.name,
    canvas: opened.getCanvas(),
    on: (event, listener) => {
      if (event === 'contextrestored') return restored.listen(listener as () => void);
      const [theirs, read] = eventReaders[event as PlainEvent] as [string, EventReader<typeof event>];
      const handle = (theirEvent: SharedMapEvent): void => listener(read(theirEvent));
      map.on(theirs, handle);
      return () => void map.off(theirs, handle);
    },
    addSource: (id, options) => {
      if (hasStyle && !map.getSource(id)) map.addSource(id, { type: 'geojson', data: featureCollection(), ...options } as never);
    },
    removeSource: (id) => {
      if (hasStyle && map.getSource(id)) map.removeSource(id);
    },
    setProperty: (layer, group, property, value) => {
      if (!hasStyle) return;
      if (group === 'paint') map.setPaintProperty(layer, property as never, value);
      else map.setLayoutProperty(layer, property as never, value);
    },
    setData: (source, data) => {
      if (hasStyle) (map.getSource(source) as SharedGeoJsonSource | undefined)?.setData(data);
    },
    addLayer: (layer, below) => {
      if (hasStyle) map.addLayer(layer as never, below);
    },
    addPainter: (id, painter, below) => {
      if (hasStyle) map.addLayer(specifics.customLayer(id, painter) as never, below);
    },
    hasLayer: (id) => hasStyle && Boolean(map.getLayer(id)),
    removeLayer: (id) => {
      if (hasStyle && map.getLayer(id)) map.removeLayer(id);
    },
    drawnIn: (box, layers) => (hasStyle ? map.queryRenderedFeatures(box as never, { layers: [...layers] }) : []),
    clusterExpansionZoom: (source, clusterId) => specifics.clusterExpansionZoom(map.getSource(source), clusterId),
    isComplete: () => hasStyle && map.loaded() && map.areTilesLoaded(),
    ...cameraVerbs(() => map),
    createPin: (element, at) => createPin(opened, specifics.createMarker(element), at),
    requestFrame: () => map.triggerRepaint(),
    resize: () => void map.resize(),
    remove: () => {
      map.remove();
      map = removedMap;
    },
  };
}

type CameraVerbs = Pick<MapEngine, 'zoom' | 'bounds' | 'project' | 'unproject' | 'glideTo' | 'fit' | 'setPadding' | 'holdPanning'>;

function cameraVerbs(map: () => Omit<SharedMap, 'getCanvas'>): CameraVerbs {
  return {
    zoom: () => map().getZoom(),
    bounds: () => {
      const bounds = map().getBounds();
      return bounds ? [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()] : [-180, -85, 180, 85];
    },
    project: ([lng, lat]) => {
      const { x, y } = map().project([lng, lat]);
      return [x, y];
    },
    unproject: ([x, y]) => {
      const { lng, lat } = map().unproject([x, y]);
      return [lng, lat];
    },
    glideTo: ([lng, lat], zoom) => map().easeTo({ center: [lng, lat], ...(zoom === undefined ? {} : { zoom }), duration: 700 }),
    fit: ([west, south, east, north], { animate, maxZoom }) =>
      map().fitBounds([west, south, east, north], { animate, ...(maxZoom === undefined ? {} : { maxZoom }) }),
    setPadding: (padding) => void map().setPadding(padding),
    holdPanning: () => {
      const { dragPan } = map();
      // On a map that does not move there is nothing to hold, and nothing to let go of later.
      if (!dragPan.isEnabled()) return () => undefined;
      dragPan.disable();
      return () => map().dragPan.enable();
    },
  };
}

function createPin(map: SharedMap, marker: SharedMarker, at: LngLat): EnginePin {
  marker.setLngLat([at[0], at[1]]).addTo(map as never);
  return {
    at: () => [marker.getLngLat().lng, marker.getLngLat().lat],
    moveTo: ([lng, lat]) => void marker.setLngLat([lng, lat]),
    onDragEnd: (listener) => void marker.on('dragend', listener),
    remove: () => void marker.remove(),
  };
}

function pointerOf({ point, lngLat }: SharedMapEvent): EngineEvents['click'] {
  return { screen: [point?.x ?? 0, point?.y ?? 0], point: [lngLat?.lng ?? 0, lngLat?.lat ?? 0] };
}
