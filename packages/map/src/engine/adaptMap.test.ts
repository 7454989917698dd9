import { describe, expect, test, vi } from 'vitest';
import { SharedMapStandIn } from '../../tests/SharedMapStandIn.ts';
import { featureCollection } from '../territory/featureCollection.ts';
import { adaptMap } from './adaptMap.ts';
import type { GlPainter } from './MapEngine.ts';
import type { SharedMarker } from './SharedMap.ts';

const painter: GlPainter = { start: () => undefined, draw: () => undefined, stop: () => undefined };
const line = { id: 'line', type: 'line', source: 'lines' } as const;

function createMarker() {
  let at = { lng: 0, lat: 0 };
  const marker = {
    setLngLat: vi.fn(([lng, lat]: [number, number]) => ((at = { lng, lat }), marker)),
    getLngLat: () => at,
    addTo: vi.fn(() => marker),
    on: vi.fn(),
    remove: vi.fn(),
  };
  return marker;
}

function open() {
  const map = new SharedMapStandIn();
  const marker = createMarker();
  const engine = adaptMap(map, {
    name: 'maplibre',
    restoredEvent: 'style.load',
    customLayer: (id, given) => ({ id, type: 'custom', given }),
    createMarker: () => marker as SharedMarker,
    clusterExpansionZoom: (source, clusterId) => Promise.resolve(source === undefined ? 0 : clusterId),
  });
  return { map, engine, marker };
}

describe('an engine’s map', () => {
  test('reports where the pointer is, on the screen and on the ground, until the listener stops', () => {
    const { map, engine } = open();
    const listener = vi.fn();
    const stop = engine.on('pointermove', listener);
    map.emit('mousemove', { point: { x: 3, y: 4 }, lngLat: { lng: 118.7, lat: 32 } });
    stop();
    map.emit('mousemove', { point: { x: 5, y: 6 } });
    expect(listener.mock.calls).toEqual([[{ screen: [3, 4], point: [118.7, 32] }]]);
  });

  test('adds a source once, empty, with its options', () => {
    const { map, engine } = open();
    engine.addSource('lines', { cluster: true });
    engine.addSource('lines', {});
    expect([...map.sources]).toEqual([['lines', expect.objectContaining({ type: 'geojson', cluster: true, data: featureCollection() })]]);
    engine.removeSource('lines');
    engine.removeSource('lines');
    expect(map.sources.size).toBe(0);
  });

  test('puts data only into a source that there is', () => {
    const { map, engine } = open();
    const data = featureCollection([{ type: 'Feature', geometry: { type: 'Point', coordinates: [1, 2] }, properties: {} }]);
    engine.setData('lines', data);
    engine.addSource('lines', {});
    engine.setData('lines', data);
    expect(map.sources.get('lines')?.data).toEqual(data);
  });

  test('draws below what it is given to draw below, painters as the engine’s own custom layers', () => {
    const { map, engine } = open();
    engine.addLayer(line, undefined);
    engine.addPainter('dots', painter, 'line');
    expect(map.layers).toEqual([{ id: 'dots', type: 'custom', given: painter }, line]);
    expect([engine.hasLayer('dots'), engine.hasLayer('gone')]).toEqual([true, false]);
    engine.removeLayer('dots');
    engine.removeLayer('dots');
    expect(map.layers).toEqual([line]);
  });

  test('sets colours as paint and texts as layout', () => {
    const { map, engine } = open();
    engine.setProperty('line', 'paint', 'line-color', '#fff');
    engine.setProperty('line', 'layout', 'text-field', undefined);
    expect(map.properties).toEqual([['paint', 'line', 'line-color', '#fff'], ['layout', 'line', 'text-field', undefined]]);
  });

  test('has a view of the whole world before it has one', () => {
    const { map, engine } = open();
    expect(engine.bounds()).toEqual([118, 31, 119, 33]);
    map.hasBounds = false;
    expect(engine.bounds()).toEqual([-180, -85, 180, 85]);
  });

  test('keeps its zoom on a flight that names none', () => {
    const { map, engine } = open();
    engine.glideTo([118.7, 32], undefined);
    engine.glideTo([118.7, 32], 17);
    expect(map.flights).toEqual([{ center: [118.7, 32], duration: 700 }, { center: [118.7, 32], zoom: 17, duration: 700 }]);
  });

  test('is complete when style, sources and tiles are', () => {
    const { map, engine } = open();
    expect(engine.isComplete()).toBe(true);
    map.hasTiles = false;
    expect(engine.isComplete()).toBe(false);
  });

  test('lets go of the ground only where it held it', () => {
    const { map, engine } = open();
    const release = engine.holdPanning();
    expect(map.dragPan.isEnabled()).toBe(false);
    // A second hold finds nothing to hold, so its end must not move the ground under the first.
    engine.holdPanning()();
    expect(map.dragPan.isEnabled()).toBe(false);
    release();
    expect(map.dragPan.isEnabled()).toBe(true);
  });

  test('hands a pin back where a finger left it', () => {
    const { engine, marker } = open();
    const pin = engine.createPin({} as HTMLElement, [118.7, 32]);
    expect(pin.at()).toEqual([118.7, 32]);
    pin.moveTo([118.71, 32.01]);
    expect(pin.at()).toEqual([118.71, 32.01]);
    const dropped = vi.fn();
    pin.onDragEnd(dropped);
    expect(marker.on).toHaveBeenCalledWith('dragend', dropped);
    pin.remove();
    expect(marker.remove).toHaveBeenCalledOnce();
  });
});

describe('while the WebGL context is lost', () => {
  test('what is asked of the style does nothing, and says that nothing is there', () => {
    const { map, engine } = open();
    engine.addSource('lines', {});
    engine.addLayer(line, undefined);
    map.emit('webglcontextlost');
    map.hasStyle = false;
    engine.addSource('more', {});
    engine.setData('lines', featureCollection());
    engine.addLayer({ ...line, id: 'more' }, undefined);
    engine.addPainter('dots', painter, undefined);
    engine.setProperty('line', 'paint', 'line-color', '#fff');
    engine.removeLayer('line');
    engine.removeSource('lines');
    expect([engine.hasLayer('line'), engine.isComplete(), engine.drawnIn([[0, 0], [9, 9]], ['line'])]).toEqual([false, false, []]);
  });

  test('a listener waits for the style’s return, and the verbs work by then', () => {
    const { map, engine } = open();
    const restored = vi.fn(() => engine.addSource('lines', {}));
    const stop = engine.on('contextrestored', restored);
    map.emit('webglcontextlost');
    map.emit('webglcontextrestored');
    expect(restored, 'MapLibre has no style yet').not.toHaveBeenCalled();
    map.emit('style.load');
    expect([restored.mock.calls.length, map.sources.has('lines')]).toEqual([1, true]);
    stop();
    map.emit('style.load');
    expect(restored).toHaveBeenCalledOnce();
  });
});

test('a verb that comes after the map’s end reaches nothing', async () => {
  const { map, engine } = open();
  const release = engine.holdPanning();
  engine.remove();
  expect(map.isRemoved).toBe(true);
  engine.addSource('lines', {});
  engine.setData('lines', featureCollection());
  engine.addLayer(line, undefined);
  engine.setProperty('line', 'paint', 'line-color', '#fff');
  engine.removeLayer('line');
  engine.removeSource('lines');
  engine.glideTo([118.7, 32], 17);
  engine.fit([118, 31, 119, 33], { animate: true, maxZoom: 18 });
  engine.setPadding({ top: 1, right: 1, bottom: 1, left: 1 });
  engine.requestFrame();
  engine.resize();
  engine.remove();
  release();
  engine.holdPanning()();
  engine.on('idle', () => undefined)();
  expect([engine.zoom(), engine.project([1, 2]), engine.unproject([1, 2])]).toEqual([0, [0, 0], [0, 0]]);
  expect([engine.hasLayer('line'), engine.isComplete(), engine.drawnIn([[0, 0], [9, 9]], ['line'])]).toEqual([false, false, []]);
  expect(await engine.clusterExpansionZoom('lines', 3)).toBe(0);
  expect(map.flights).toEqual([]);
});
