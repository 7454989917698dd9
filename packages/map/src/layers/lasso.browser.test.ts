import { areaHolds } from '@finemesh/geo';
import { beforeAll, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { commands, page, userEvent } from 'vitest/browser';
import { samplePoint } from '../../tests/createSampleTerritory.ts';
import { LassoLayer } from '../../tests/LassoLayer.ts';
import { colorDistance, openStill, rgb, shareMap, shownAroundMiddle } from '../../tests/openSampleMap.ts';
import type { MapEngineName } from '../engine/MapEngine.ts';
import { wallPalette } from '../style/wallPalette.ts';

/** Bare ground: no street, house, or grid within 60 m. */
const field = samplePoint(-500, 900);
/** Around the middle of the map, CSS pixels. */
const square = [[120, 75], [240, 75], [240, 195], [120, 195]] as const;

beforeAll(() => page.viewport(800, 600));
beforeEach(openStill);

describe.each<MapEngineName>(['maplibre', 'mapbox'])('a lasso that the map does not know, on %s', (engine) => {
  const openShared = shareMap(engine);

  test('is added with `add` alone, draws what the pointer encloses, and the ground stays where it is', async () => {
    const { map, container, lookAt, settled } = await openShared();
    const done = vi.fn();
    const takeAway = map.add(new LassoLayer(done));
    onTestFinished(takeAway);
    lookAt(field, 400);
    await settled();
    const { bounds } = map.viewport();
    await commands.dragPointer('canvas', square);
    await expect.poll(() => done.mock.calls.length).toBe(1);
    const [ring] = done.mock.calls[0] ?? [];
    expect(map.viewport().bounds).toEqual(bounds);
    expect(areaHolds({ type: 'Polygon', coordinates: [ring] }, field)).toBe(true);
    expect(areaHolds({ type: 'Polygon', coordinates: [ring] }, samplePoint(-800, 900))).toBe(false);
    await settled();
    // By a screenshot, since it lies above the layer that reads pixels.
    const [lit = [0, 0, 0]] = await shownAroundMiddle(container, 0);
    expect(colorDistance(lit, rgb(wallPalette.land))).toBeGreaterThan(60);
    expect(container.dataset['lasso']).toBe('ready');

    takeAway();
    await settled();
    expect(colorDistance((await shownAroundMiddle(container, 0))[0] ?? lit, rgb(wallPalette.land))).toBeLessThanOrEqual(2);
    expect(container.dataset['lasso']).toBeUndefined();
    await commands.dragPointer('canvas', square);
    // The ground can be moved again.
    await expect.poll(() => map.viewport().bounds).not.toEqual(bounds);
    expect(done).toHaveBeenCalledOnce();
  });

  test('takes the clicks of the cases below it for as long as it is there', async () => {
    const { map, canvas, cases, lookAt, settled } = await openShared();
    const clicked = vi.fn();
    cases.set([{ id: 'a', point: field, tone: 'urgent' }]);
    cases.onClick(clicked);
    lookAt(field, 60);
    await settled();
    const takeAway = map.add(new LassoLayer(() => undefined));
    onTestFinished(takeAway);
    const middle = { position: { x: 180, y: 135 } };
    await userEvent.click(canvas, middle);
    await expect.poll(() => canvas.style.cursor).toBe('crosshair');
    takeAway();
    await userEvent.click(canvas, middle);
    await expect.poll(() => clicked.mock.calls.length).toBe(1);
  });
});
