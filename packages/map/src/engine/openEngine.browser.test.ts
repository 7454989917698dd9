import { beforeAll, beforeEach, expect, onTestFinished, test } from 'vitest';
import { commands, page } from 'vitest/browser';
import { createSampleTerritory, samplePoint } from '../../tests/createSampleTerritory.ts';
import { addContainer, differing, openSampleMap, type Rgb } from '../../tests/openSampleMap.ts';
import { createDistrictMap } from '../createDistrictMap.ts';
import { MapError } from '../MapError.ts';
import { buildLayers, type Look } from '../style/buildStyle.ts';
import { engineStyle } from '../style/engineStyle.ts';
import { openEngine } from './openEngine.ts';

beforeAll(() => page.viewport(800, 600));
beforeEach(() => commands.answerOutside('welcome'));

test('asks no outside host for anything with MapLibre', async () => {
  const { settled } = await openSampleMap('maplibre');
  await settled();
  expect(await commands.outsideRequests()).toEqual([]);
});

test('asks Mapbox for its session and nothing else: no style, tile, font or sprite', async () => {
  const { settled } = await openSampleMap('mapbox');
  await settled();
  await expect.poll(async () => (await commands.outsideRequests()).length, { timeout: 5000 }).toBeGreaterThan(0);
  for (const request of await commands.outsideRequests()) {
    expect(request).toMatch(/^(GET https:\/\/api\.mapbox\.com\/map-sessions\/|POST https:\/\/events\.mapbox\.com\/events\/)/);
  }
});

test('holds the same layers in the same order on both engines', async () => {
  const look: Look = { theme: 'wall', language: 'zh-CN', textScale: 1 };
  const layerIds = async (mapboxAccessToken: string | undefined): Promise<string[]> => {
    const engine = await openEngine(
      {
        container: addContainer(),
        style: engineStyle(createSampleTerritory(), look),
        bounds: [118.68, 32.01, 118.71, 32.04],
        maxBounds: [118, 31, 120, 33],
        interactive: true,
        attribution: undefined,
        onError: (error) => expect.unreachable(error.message),
      },
      mapboxAccessToken,
    );
    onTestFinished(() => engine.remove());
    return engine.layerIds();
  };
  const built = buildLayers(look).map(({ id }) => id);
  expect(await layerIds(undefined)).toEqual(built);
  expect(await layerIds('pk.answered-by-the-test')).toEqual(built);
});

test('draws the same picture on both engines', async () => {
  const pictures: Rgb[][] = [];
  for (const engine of ['maplibre', 'mapbox'] as const) {
    const { map, lookAt, settled, pixelsAroundMiddle } = await openSampleMap(engine);
    lookAt(samplePoint(-180, 0), 500);
    await settled();
    pictures.push(await pixelsAroundMiddle(110));
    map.destroy();
  }
  const [first = [], second = []] = pictures;
  // Edges are smoothed and labels placed by each engine in its own way.
  expect(differing(first, second)).toBeLessThan(first.length * 0.06);
});

test('tells that Mapbox refused the token, before or after it opened', async () => {
  await commands.answerOutside('refuse');
  const container = addContainer();
  const heard: unknown[] = [];
  try {
    const map = await createDistrictMap(container, { territory: createSampleTerritory(), theme: 'wall', language: 'en', mapboxAccessToken: 'pk.refused' });
    onTestFinished(() => map.destroy());
    map.onError((error) => heard.push(error));
  } catch (error) {
    heard.push(error);
  }
  await expect.poll(() => heard, { timeout: 10_000 }).toEqual([expect.objectContaining({ code: 'mapbox-token-refused' })]);
});

test('refuses with a code a screen can act on where there is no WebGL2', async () => {
  const original = HTMLCanvasElement.prototype.getContext;
  onTestFinished(() => {
    HTMLCanvasElement.prototype.getContext = original;
  });
  HTMLCanvasElement.prototype.getContext = (() => null) as typeof original;
  const opening = createDistrictMap(addContainer(), { territory: createSampleTerritory(), theme: 'light', language: 'en' });
  await expect(opening).rejects.toBeInstanceOf(MapError);
  await expect(opening).rejects.toMatchObject({ code: 'webgl2-unavailable' });
});
