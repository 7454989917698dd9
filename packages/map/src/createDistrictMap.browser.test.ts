import { movedBy } from '@finemesh/geo';
import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { commands, page, userEvent } from 'vitest/browser';
import { createSampleTerritory, samplePoint } from '../tests/createSampleTerritory.ts';
import { dotsFrame } from '../tests/dotsFrame.ts';
import type { Rgb } from '../tests/EyeLayer.ts';
import { allowMotion, colorDistance, differing, openSampleMap, openStill, rgb, shareMap, shownAroundMiddle } from '../tests/openSampleMap.ts';
import type { MapEngineName } from './engine/MapEngine.ts';
import { PinLayer } from './place/PinLayer.ts';
import { lightPalette } from './style/lightPalette.ts';
import { emptyTerritory } from './territory/territoryData.ts';
import { wallPalette } from './style/wallPalette.ts';

/** Open river west of the island, farther out than the light of the shore. */
const river = samplePoint(-2600, 0);
/** Bare ground: no street, house, or grid within 60 m. */
const field = samplePoint(-500, 900);

beforeAll(() => page.viewport(800, 600));
beforeEach(openStill);

/** What an engine may ask of other hosts: MapLibre nothing, Mapbox its session, but no style, tile, font or sprite. */
const allowedOutside: Readonly<Record<MapEngineName, (requests: readonly string[]) => boolean>> = {
  maplibre: (requests) => requests.length === 0,
  mapbox: (requests) =>
    requests.length > 0 &&
    requests.every((request) => /^(GET https:\/\/api\.mapbox\.com\/map-sessions\/|POST https:\/\/events\.mapbox\.com\/events\/)/.test(request)),
};

describe.each<MapEngineName>(['maplibre', 'mapbox'])('a district map on %s', (engine) => {
  const openShared = shareMap(engine);

  test('opens with its engine alone, without a fault, and marks its container for whoever waits', async () => {
    await allowMotion();
    const { map, container, settled } = await openSampleMap(engine);
    const listener = vi.fn();
    map.onError(listener);
    await settled();
    expect(container.dataset).toMatchObject({ mapReady: 'true', mapEngine: engine, mapTheme: 'wall', dotCount: '0' });
    expect(container.querySelectorAll('canvas')).toHaveLength(1);
    expect(container.querySelector(`.${engine}gl-canvas`), 'drawn by the other engine').not.toBeNull();
    expect(listener).not.toHaveBeenCalled();
    await expect.poll(() => commands.outsideRequests(), { timeout: 5000 }).toSatisfy(allowedOutside[engine]);
  });

  test('shows the page what is read of it here', async () => {
    const { container, lookAt, cases, settled, pixelsAroundMiddle } = await openShared();
    cases.set([{ id: 'a', point: samplePoint(-200, 20), tone: 'urgent', label: '路灯' }]);
    lookAt(samplePoint(-180, 0), 500);
    await settled();
    const read = await pixelsAroundMiddle(110);
    expect(differing(read, await shownAroundMiddle(container, 110))).toBe(0);
  });

  if (engine === 'mapbox') {
    test('draws the same picture as MapLibre', async () => {
      const pictures: Rgb[][] = [];
      for (const opened of [await openShared(), await openSampleMap('maplibre')]) {
        opened.lookAt(samplePoint(-180, 0), 500);
        await opened.settled();
        pictures.push(await opened.pixelsAroundMiddle(110));
      }
      const [first = [], second = []] = pictures;
      // Edges are smoothed and labels placed by each engine in its own way.
      expect(differing(first, second)).toBeLessThan(first.length * 0.06);
    });
  }

  test('paints water and land in the colours of either theme', async () => {
    const { map, lookAt, settled, pixelsAroundMiddle } = await openShared();
    const colorAt = async (point: typeof river): Promise<Rgb> => {
      lookAt(point);
      await settled();
      return (await pixelsAroundMiddle(0))[0] ?? [0, 0, 0];
    };
    expect(colorDistance(await colorAt(river), rgb(wallPalette.water))).toBeLessThanOrEqual(2);
    expect(colorDistance(await colorAt(field), rgb(wallPalette.land))).toBeLessThanOrEqual(2);
    map.setLook({ theme: 'light' });
    expect(colorDistance(await colorAt(field), rgb(lightPalette.land))).toBeLessThanOrEqual(2);
    expect(colorDistance(await colorAt(river), rgb(lightPalette.water))).toBeLessThanOrEqual(2);
  });

  test('writes Chinese names from local fonts, and English ones when asked', async () => {
    const territory = onePlaceOnly('农贸市场', 'Farm Market');
    const { map, district, lookAt, settled, pixelsAroundMiddle } = await openShared({ territory });
    lookAt(field, 400);
    await settled();
    const chinese = await pixelsAroundMiddle(90);
    expect(inkIn(chinese)).toBeGreaterThan(25);
    map.setLook({ language: 'en' });
    await settled();
    const english = await pixelsAroundMiddle(90);
    expect(inkIn(english)).toBeGreaterThan(25);
    expect(english).not.toEqual(chinese);
    district.set(onePlaceOnly('', ''));
    await settled();
    expect(inkIn(await pixelsAroundMiddle(90))).toBe(0);
  });

  test('moves a dot from its old place to its new one within a second', async () => {
    await allowMotion();
    const { container, dots, lookAt, settled, pixelsAroundMiddle } = await openShared();
    lookAt(field, 400);
    const away = samplePoint(-560, 900);
    dots.apply(dotsFrame([[7, away]], { full: true }));
    await settled();
    expect(container.dataset['dotCount']).toBe('1');
    expect(dots.pick(away)).toBe(7);
    const [bare = [0, 0, 0] as Rgb] = await pixelsAroundMiddle(0);
    dots.apply(dotsFrame([[7, field]]));
    expect(dots.pick(field), 'still on its way').toBeNull();
    await expect.poll(() => dots.pick(field), { timeout: 3000 }).toBe(7);
    await settled();
    const [lit = [0, 0, 0] as Rgb] = await pixelsAroundMiddle(0);
    expect(colorDistance(lit, bare)).toBeGreaterThan(100);
    dots.apply(dotsFrame([], { removed: Uint32Array.of(7) }));
    await settled();
    expect(colorDistance((await pixelsAroundMiddle(0))[0] ?? lit, bare)).toBeLessThanOrEqual(2);
    expect(container.dataset['dotCount']).toBe('0');
  });

  test('writes a number where a frame counts people per cell', async () => {
    const { dots, lookAt, settled, pixelsAroundMiddle } = await openShared();
    lookAt(field, 400);
    dots.apply({ kind: 'cells', full: true, atSeconds: 0, lng: Float64Array.of(field[0]), lat: Float64Array.of(field[1]), count: Uint32Array.of(128) });
    await settled();
    const pixels = await pixelsAroundMiddle(14);
    expect(pixels.some((pixel) => colorDistance(pixel, rgb(wallPalette.cellText)) < 40)).toBe(true);
    expect(dots.count).toBe(0);
  });

  test('ML6 draws a case and hands it a click, with all that lie below it, and not the ground', async () => {
    const { canvas, district, cases, lookAt, settled, pixelsAroundMiddle } = await openShared();
    cases.set([
      { id: 'below', point: field, tone: 'open' },
      { id: 'above', point: field, tone: 'urgent' },
    ]);
    cases.select('above');
    // Beyond zoom 18 cases on one doorstep overlap instead of clustering.
    lookAt(field, 60);
    await settled();
    expect(colorDistance((await pixelsAroundMiddle(0))[0] ?? [0, 0, 0], rgb(wallPalette.cases.urgent))).toBeLessThanOrEqual(3);
    const [onCase, onMap] = [vi.fn(), vi.fn()];
    cases.onClick(onCase);
    district.onClick(onMap);
    await userEvent.click(canvas, { position: { x: 180, y: 135 } });
    await expect.poll(() => onCase.mock.calls).toEqual([['above', ['above', 'below']]]);
    expect(onMap).not.toHaveBeenCalled();
  });

  test('ML9 lets a fresh case pulse, but not for people who want less motion', async () => {
    await allowMotion();
    const { cases, dots, lookAt, settled, pixelsAroundMiddle } = await openShared();
    lookAt(field, 400);
    await settled();
    cases.set([{ id: 'a', point: field, tone: 'fresh' }]);
    const isChanging = async (): Promise<boolean> => {
      const before = await pixelsAroundMiddle(40);
      return differing(before, await pixelsAroundMiddle(40)) > 0;
    };
    await expect.poll(isChanging, { timeout: 10_000 }).toBe(true);
    await commands.preferStillness(true);
    await settled();
    expect(await isChanging()).toBe(false);
    dots.apply(dotsFrame([[1, field]], { full: true }));
    const jumped = samplePoint(-470, 900);
    dots.apply(dotsFrame([[1, jumped]]));
    expect(dots.pick(jumped), 'at once').toBe(1);
  });

  test('joins dense cases in one cluster and opens it on a click', async () => {
    await allowMotion();
    const { map, canvas, cases, lookAt, settled } = await openShared();
    cases.set(Array.from({ length: 5 }, (_, i) => ({ id: `case-${i}`, point: samplePoint(-500 + 6 * i, 900), tone: 'open' })));
    lookAt(samplePoint(-488, 900), 900);
    await settled();
    const before = map.viewport().zoom;
    const onCase = vi.fn();
    cases.onClick(onCase);
    await userEvent.click(canvas, { position: { x: 180, y: 135 } });
    await expect.poll(() => map.viewport().zoom, { timeout: 5000 }).toBeGreaterThan(before + 1);
    expect(onCase).not.toHaveBeenCalled();
  });

  test('names the building under a click, with the territory that holds it', async () => {
    const { canvas, district, lookAt, settled } = await openShared();
    const building = createSampleTerritory().buildings.features[0];
    const ring = (building?.geometry.type === 'Polygon' ? building.geometry.coordinates[0] : undefined) ?? [];
    const [corner = [], , opposite = []] = ring;
    const middle = { lng: ((corner[0] ?? 0) + (opposite[0] ?? 0)) / 2, lat: ((corner[1] ?? 0) + (opposite[1] ?? 0)) / 2 };
    lookAt([middle.lng, middle.lat], 100);
    await settled();
    const [onBuilding, onMap] = [vi.fn(), vi.fn()];
    district.onBuildingClick((code) => onBuilding(code));
    district.onClick((_, hit) => onMap(hit));
    await userEvent.click(canvas, { position: { x: 180, y: 135 } });
    await expect.poll(() => onBuilding.mock.calls).toEqual([[building?.properties.code]]);
    expect(onMap).toHaveBeenCalledWith(expect.objectContaining({ building: building?.properties.code, microGrid: building?.properties.microGrid }));
  });

  test('lets the picked place be moved with arrow keys and says so in both languages', async () => {
    const { map, container, pin } = await openShared();
    const moved = vi.fn();
    pin.onMove((point) => moved(point));
    pin.set(field);
    expect(moved, 'not for what the screen itself did').not.toHaveBeenCalled();
    const element = container.querySelector<HTMLElement>('.finemesh-map-pin');
    expect(element?.getAttribute('aria-label')).toContain('方向键');
    map.setLook({ language: 'en' });
    expect(element?.getAttribute('aria-label')).toContain('arrow keys');
    element?.focus();
    await userEvent.keyboard('{ArrowRight}');
    const [lng, lat] = moved.mock.calls[0]?.[0] ?? [];
    expect(lng).toBeCloseTo(movedBy(field, 2, 0)[0], 9);
    expect(lat).toBeCloseTo(field[1], 9);
    pin.set(null);
    expect(container.querySelector('.finemesh-map-pin')).toBeNull();
  });

  test('reports the view when it has come to rest, and only then', async () => {
    const { map, lookAt } = await openShared();
    const listener = vi.fn();
    map.onViewportChange(listener);
    lookAt(river);
    lookAt(field);
    await expect.poll(() => listener.mock.calls.length, { timeout: 3000 }).toBeGreaterThan(0);
    const { bounds } = listener.mock.lastCall?.[0] ?? {};
    expect((bounds[0] + bounds[2]) / 2).toBeCloseTo(field[0], 4);
    expect(listener.mock.calls.length).toBe(1);
  });

  test('keeps clear of panels, at first and after every flight', async () => {
    await allowMotion();
    const { map, canvas, district, settled } = await openSampleMap(engine, { padding: { left: 180 }, bounds: [field[0] - 0.001, field[1] - 0.001, field[0] + 0.001, field[1] + 0.001] });
    const clicked = vi.fn();
    district.onClick((point) => clicked(point));
    // The middle of what the panel leaves free of 360 × 270.
    const free = { position: { x: 270, y: 135 } };
    await userEvent.click(canvas, free);
    map.flyTo(samplePoint(-600, 1000));
    await settled();
    await userEvent.click(canvas, free);
    await expect.poll(() => clicked.mock.calls.length).toBe(2);
    const [first, second] = clicked.mock.calls.map(([point]) => point);
    expect(Math.hypot(first[0] - field[0], first[1] - field[1])).toBeLessThan(5e-5);
    const [lng, lat] = samplePoint(-600, 1000);
    expect(Math.hypot(second[0] - lng, second[1] - lat)).toBeLessThan(5e-5);
  });

  test('shades micro-grids and lights up a territory', async () => {
    const { district, lookAt, settled, pixelsAroundMiddle } = await openShared();
    const yard = samplePoint(-600, -310);
    lookAt(yard, 30);
    await settled();
    const [plain = [0, 0, 0] as Rgb] = await pixelsAroundMiddle(0);
    const code = district.locate(yard).microGrid ?? '';
    district.shade(new Map([[code, 1]]));
    await settled();
    const [shaded = plain] = await pixelsAroundMiddle(0);
    expect(colorDistance(shaded, plain)).toBeGreaterThan(40);
    district.shade(null);
    district.highlight(code);
    await settled();
    const [lit = plain] = await pixelsAroundMiddle(0);
    expect(colorDistance(lit, plain)).toBeGreaterThan(12);
    district.highlight('no such code');
    await settled();
    expect(colorDistance((await pixelsAroundMiddle(0))[0] ?? shaded, plain)).toBeLessThanOrEqual(2);
  });

  test('ML8 draws all again after the graphics card dropped the context', async () => {
    const { map, canvas, cases, dots, lookAt, settled, pixelsAroundMiddle } = await openSampleMap(engine);
    lookAt(field, 400);
    dots.apply(dotsFrame([[1, field], [2, samplePoint(-520, 930)]], { full: true }));
    cases.set([{ id: 'a', point: samplePoint(-470, 900), tone: 'urgent' }]);
    await settled();
    const before = await pixelsAroundMiddle(60);
    dots.clear();
    cases.set([]);
    map.setLook({ theme: 'light' });
    await settled();
    const extension = canvas.getContext('webgl2')?.getExtension('WEBGL_lose_context');
    const lost = new Promise((resolve) => canvas.addEventListener('webglcontextlost', resolve, { once: true }));
    extension?.loseContext();
    await lost;
    // The browser lets a context come back only once the event has run its course.
    await new Promise((resolve) => setTimeout(resolve));
    // What arrives while there is no context has to be on the screen as well when there is one again.
    dots.apply(dotsFrame([[1, field], [2, samplePoint(-520, 930)]], { full: true }));
    cases.set([{ id: 'a', point: samplePoint(-470, 900), tone: 'urgent' }]);
    map.setLook({ theme: 'wall' });
    extension?.restoreContext();
    await expect.poll(async () => differing(before, await pixelsAroundMiddle(60)), { timeout: 20_000 }).toBeLessThan(20);
  });

  test('ML11 lets late verbs pass without harm once it was destroyed', async () => {
    const { map, container, cases, dots, pin } = await openSampleMap(engine);
    map.destroy();
    expect(Object.keys(container.dataset)).toEqual([]);
    expect(() => {
      map.setLook({ theme: 'light' });
      map.add(new PinLayer())();
      cases.set([{ id: 'a', point: field, tone: 'fresh' }]);
      dots.apply(dotsFrame([[1, field]]));
      pin.set(field);
      map.flyTo(field);
      map.resize();
      map.destroy();
    }).not.toThrow();
    expect(container.querySelector('.finemesh-map-pin')).toBeNull();
    expect(Object.keys(container.dataset)).toEqual([]);
  });
});

/** A bare island with one named place at {@link field}. */
function onePlaceOnly(name: string, nameEn: string): ReturnType<typeof createSampleTerritory> {
  const place = { type: 'Feature' as const, geometry: { type: 'Point' as const, coordinates: [...field] }, properties: { code: 'p', name, nameEn } };
  return {
    ...emptyTerritory(),
    land: createSampleTerritory().land,
    places: { type: 'FeatureCollection', features: name ? [place] : [] },
  };
}

/** How many pixels are near the colour that places are written in. */
function inkIn(pixels: readonly Rgb[]): number {
  return pixels.filter((pixel) => colorDistance(pixel, rgb(wallPalette.labels.place)) < 48).length;
}
