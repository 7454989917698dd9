import type { DotsFrame } from '@finemesh/contract';
import { boundsAround, type LngLat } from '@finemesh/geo';
import { expect, onTestFinished } from 'vitest';
import { page } from 'vitest/browser';
import { createDistrictMap, type DistrictMap, type DistrictMapOptions, type MapEngineName } from '../src/index.ts';
import { createSampleTerritory } from './createSampleTerritory.ts';

/** A red, green, blue triple, 0 to 255. */
export type Rgb = readonly [number, number, number];

/** A map of the sample on the page, with eyes. */
export interface SampleMap {
  readonly map: DistrictMap;
  readonly container: HTMLElement;
  readonly canvas: HTMLCanvasElement;
  /** Puts a point in the middle of the screen at once. */
  lookAt(point: LngLat, spanMeters?: number): void;
  /** Resolves when nothing is left to load or draw. */
  settled(): Promise<void>;
  /** The pixels of a square around the middle, row by row. */
  pixelsAroundMiddle(halfSide: number): Promise<Rgb[]>;
}

const size = { width: 360, height: 270 };

/** Opens the sample on one engine, waits for its first picture, and takes it away when the test ends. */
export async function openSampleMap(engine: MapEngineName, options: Partial<DistrictMapOptions> = {}): Promise<SampleMap> {
  const container = addContainer();
  const map = await createDistrictMap(container, {
    territory: createSampleTerritory(),
    theme: 'wall',
    language: 'zh-CN',
    ...(engine === 'mapbox' ? { mapboxAccessToken: 'pk.answered-by-the-test' } : {}),
    ...options,
  });
  onTestFinished(() => map.destroy());
  const canvas = container.querySelector('canvas');
  if (!canvas) throw new Error('the map has no canvas');
  await expect.poll(() => container.dataset['mapReady'], { timeout: 20_000 }).toBe('true');
  return {
    map,
    container,
    canvas,
    lookAt: (point, spanMeters = 300) => map.fitBounds(boundsAround(point, spanMeters / 2), { animate: false }),
    settled: () => untilStill(container),
    pixelsAroundMiddle: (halfSide) => middlePixels(container, halfSide),
  };
}

/** An element of 360 × 270 CSS pixels in the corner of the page, gone when the test ends. */
export function addContainer(): HTMLElement {
  const container = document.createElement('div');
  Object.assign(container.style, { position: 'fixed', inset: '0 auto auto 0', width: `${size.width}px`, height: `${size.height}px` });
  document.body.append(container);
  onTestFinished(() => container.remove());
  return container;
}

/** A change of some dots: slot, place, status 0. */
export function dotsFrame(dots: readonly (readonly [slot: number, point: LngLat])[], change: Partial<DotsFrame> = {}): DotsFrame {
  return {
    kind: 'dots',
    full: false,
    atSeconds: 0,
    slots: Uint32Array.from(dots, ([slot]) => slot),
    lng: Float64Array.from(dots, ([, point]) => point[0]),
    lat: Float64Array.from(dots, ([, point]) => point[1]),
    status: new Uint8Array(dots.length),
    removed: new Uint32Array(),
    ...change,
  };
}

/** `#rrggbb` as a triple. */
export function rgb(hex: string): Rgb {
  const value = Number.parseInt(hex.slice(1), 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
}

/** The largest difference of two colours in one channel. */
export function colorDistance(a: Rgb, b: Rgb): number {
  return Math.max(...a.map((channel, i) => Math.abs(channel - (b[i] ?? 0))));
}

/** How many pixels differ visibly between two pictures. */
export function differing(a: readonly Rgb[], b: readonly Rgb[]): number {
  return a.filter((pixel, i) => colorDistance(pixel, b[i] ?? [0, 0, 0]) > 24).length;
}

/** Two pictures in a row that are the same: the only sign of rest that both engines show from outside. */
async function untilStill(container: HTMLElement): Promise<void> {
  let before = '';
  await expect
    .poll(
      async () => {
        const now = await picture(container);
        const isStill = now === before;
        before = now;
        return isStill;
      },
      { timeout: 20_000, interval: 250 },
    )
    .toBe(true);
}

async function middlePixels(container: HTMLElement, halfSide: number): Promise<Rgb[]> {
  const bytes = Uint8Array.from(atob(await picture(container)), (char) => char.charCodeAt(0));
  const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
  const side = 2 * halfSide + 1;
  const context = new OffscreenCanvas(side, side).getContext('2d');
  if (!context) throw new Error('no 2d context');
  context.drawImage(image, halfSide - Math.floor(image.width / 2), halfSide - Math.floor(image.height / 2));
  const { data } = context.getImageData(0, 0, side, side);
  return Array.from({ length: side * side }, (_, i) => [data[4 * i] ?? 0, data[4 * i + 1] ?? 0, data[4 * i + 2] ?? 0] as const);
}

async function picture(container: HTMLElement): Promise<string> {
  return await page.screenshot({ element: container, base64: true, save: false }) as unknown as string;
}
