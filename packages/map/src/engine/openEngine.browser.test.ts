import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { commands, page } from 'vitest/browser';
import { addContainer, sampleExtent } from '../../tests/openSampleMap.ts';
import { createDistrictMap } from '../createDistrictMap.ts';
import type { MapEngineName } from './MapEngine.ts';
import { MapError } from '../MapError.ts';
import { featureCollection } from '../territory/featureCollection.ts';
import type { GlPainter, MapEngine } from './MapEngine.ts';
import { openEngine } from './openEngine.ts';

beforeAll(() => page.viewport(800, 600));
beforeEach(() => commands.answerOutside('welcome'));

/** Every engine keeps what the interface promises. */
describe.each<MapEngineName>(['maplibre', 'mapbox'])('the engine %s', (name) => {
  let engine: MapEngine;
  const container = addContainer();
  container.remove();

  beforeAll(async () => {
    await commands.answerOutside('welcome');
    document.body.append(container);
    const onError = (error: MapError): void => expect.unreachable(error.message);
    const options = { container, bounds: [118, 31, 119, 32], maxBounds: [110, 20, 120, 40], interactive: true, attribution: undefined, prefersStillness: true, onError } as const;
    engine = await openEngine(options, name === 'mapbox' ? 'pk.answered-by-the-test' : undefined);
  });
  afterAll(() => {
    engine.remove();
    container.remove();
  });

  test('opens without any drawing and takes sources, layers and painters away again', () => {
    const painter: GlPainter = { start: () => undefined, draw: () => undefined, stop: () => undefined };
    engine.addSource('s', {});
    engine.addSource('s', {});
    engine.addLayer({ id: 'a', type: 'line', source: 's' }, undefined);
    engine.addPainter('p', painter, 'a');
    expect(['a', 'p', 's'].map((id) => engine.hasLayer(id))).toEqual([true, true, false]);
    for (const id of ['a', 'p', 'no such layer']) engine.removeLayer(id);
    for (const id of ['s', 'no such source']) engine.removeSource(id);
    expect(['a', 'p'].map((id) => engine.hasLayer(id))).toEqual([false, false]);
    // Free for another of the same name.
    engine.addSource('s', { cluster: true });
    engine.addLayer({ id: 'a', type: 'circle', source: 's' }, undefined);
    engine.removeLayer('a');
    engine.removeSource('s');
  });

  test('draws a layer below the one that is named', async () => {
    const square = featureCollection([
      { type: 'Feature', geometry: { type: 'Polygon', coordinates: [[[118, 31], [119, 31], [119, 32], [118, 32], [118, 31]]] }, properties: {} },
    ]);
    engine.addSource('s', {});
    engine.setData('s', square);
    engine.addLayer({ id: 'above', type: 'fill', source: 's', paint: { 'fill-color': '#ff0000' } }, undefined);
    engine.addLayer({ id: 'below', type: 'fill', source: 's', paint: { 'fill-color': '#00ff00' } }, 'above');
    onTestFinished(() => {
      for (const id of ['above', 'below']) engine.removeLayer(id);
      engine.removeSource('s');
    });
    const middle = engine.project([118.5, 31.5]);
    const drawn = (): unknown[] => engine.drawnIn([middle, middle], ['below', 'above']).map((feature) => (feature as { layer?: { id?: string } }).layer?.id);
    await expect.poll(drawn, { timeout: 10_000 }).toEqual(['above', 'below']);
  });

  test('carries a point to the screen and back', () => {
    const [x, y] = engine.project([118.4, 31.7]);
    const [lng, lat] = engine.unproject([x, y]);
    expect(lng).toBeCloseTo(118.4, 6);
    expect(lat).toBeCloseTo(31.7, 6);
  });
});

test('reports that Mapbox refused the token, before or after it opened', async () => {
  await commands.answerOutside('refuse');
  const container = addContainer();
  onTestFinished(() => container.remove());
  const faults: unknown[] = [];
  try {
    const map = await createDistrictMap(container, { extent: sampleExtent, theme: 'wall', language: 'en', mapboxAccessToken: 'pk.refused' });
    onTestFinished(() => map.destroy());
    map.onError((error) => faults.push(error));
  } catch (error) {
    faults.push(error);
  }
  await expect.poll(() => faults, { timeout: 10_000 }).toEqual([expect.objectContaining({ code: 'mapbox-token-refused' })]);
});

test('refuses with a code a screen can act on where there is no WebGL2', async () => {
  const original = HTMLCanvasElement.prototype.getContext;
  const container = addContainer();
  onTestFinished(() => {
    HTMLCanvasElement.prototype.getContext = original;
    container.remove();
  });
  HTMLCanvasElement.prototype.getContext = (() => null) as typeof original;
  const opening = createDistrictMap(container, { extent: sampleExtent, theme: 'light', language: 'en' });
  await expect(opening).rejects.toBeInstanceOf(MapError);
  await expect(opening).rejects.toMatchObject({ code: 'webgl2-unavailable' });
});
