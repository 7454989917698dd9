import { boundsAround, boundsOfAreas, type Bounds, type LngLat } from '@finemesh/geo';
import { afterAll, beforeAll, expect, onTestFinished } from 'vitest';
import { commands, page } from 'vitest/browser';
import {
  CaseLayer,
  createDistrictMap,
  DistrictLayer,
  DotLayer,
  PinLayer,
  type DistrictMap,
  type DistrictMapOptions,
  type MapEngineName,
  type TerritoryGeoJson,
} from '../src/index.ts';
import { createSampleTerritory } from './createSampleTerritory.ts';
import { EyeLayer, middleOf, type Rgb } from './EyeLayer.ts';

/** The layers of a screen, each on the map. */
export interface SampleLayers {
  readonly district: DistrictLayer;
  readonly cases: CaseLayer;
  readonly dots: DotLayer;
  readonly pin: PinLayer;
}

/** A map of the sample on the page, with eyes. */
export interface SampleMap extends SampleLayers {
  readonly map: DistrictMap;
  readonly container: HTMLElement;
  readonly canvas: HTMLCanvasElement;
  /** Puts a point in the middle of the screen at once. */
  lookAt(point: LngLat, spanMeters?: number): void;
  /** Resolves when nothing is left to load or draw. */
  settled(): Promise<void>;
  /** The pixels of a square around the middle of the next frame, row by row. */
  pixelsAroundMiddle(halfSide: number): Promise<Rgb[]>;
}

/** How the sample is opened: a map's options, and the territory that its district is given. */
export interface SampleOptions extends Partial<DistrictMapOptions> {
  readonly territory?: TerritoryGeoJson;
}

const size = { width: 360, height: 270 };
const usualLook = { theme: 'wall', language: 'zh-CN', textScale: 1 } as const;

/** The rectangle around the sample's grids. */
export const sampleExtent: Bounds =
  boundsOfAreas(...createSampleTerritory().grids.features.map(({ geometry }) => geometry)) ?? [118, 31, 119, 33];

/** Opens the sample on one engine, waits for its first picture, and takes it away when the test ends. */
export async function openSampleMap(engine: MapEngineName, { territory, ...options }: SampleOptions = {}): Promise<SampleMap> {
  const container = addContainer();
  onTestFinished(() => container.remove());
  const layers = createLayers(territory);
  const eye = new EyeLayer();
  const map = await open(engine, container, { layers: [...Object.values(layers), eye], ...options });
  onTestFinished(() => map.destroy());
  return sampleMap(map, container, layers, eye);
}

/**
 * One map for all tests of a suite, since opening one is most of what a test would take. Each call puts layers of the test's
 * own on it, with nothing in them but the territory, and takes them away when the test ends.
 */
export function shareMap(engine: MapEngineName): (options?: Pick<SampleOptions, 'territory'>) => Promise<SampleMap> {
  const container = addContainer();
  container.remove();
  let map: DistrictMap;
  beforeAll(async () => {
    await openStill();
    document.body.append(container);
    map = await open(engine, container, {});
  });
  afterAll(() => {
    map.destroy();
    container.remove();
  });
  return ({ territory } = {}) => {
    const layers = createLayers(territory);
    const eye = new EyeLayer();
    map.setLook(usualLook);
    map.fitBounds(sampleExtent, { animate: false });
    const stops = [...Object.values(layers), eye].map((layer) => map.add(layer));
    onTestFinished(() => stops.forEach((stop) => stop()));
    return sampleMap(map, container, layers, eye);
  };
}

/**
 * What every test of a map begins with: hosts outside that answer, and a person who wants less motion, since each frame of a
 * fade is drawn on the processor here. What a still map shows is the same; tests of motion ask for it.
 */
export async function openStill(): Promise<void> {
  await commands.answerOutside('welcome');
  await commands.preferStillness(true);
}

/** Gives a test a person who has nothing against motion. */
export async function allowMotion(): Promise<void> {
  await commands.preferStillness(false);
  onTestFinished(() => commands.preferStillness(true));
}

/** An element of 360 × 270 CSS pixels in the corner of the page. */
export function addContainer(): HTMLElement {
  const container = document.createElement('div');
  Object.assign(container.style, { position: 'fixed', inset: '0 auto auto 0', width: `${size.width}px`, height: `${size.height}px` });
  document.body.append(container);
  return container;
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

/** The square around the middle of what a person sees of the page, by a screenshot. */
export async function shownAroundMiddle(container: HTMLElement, halfSide: number): Promise<Rgb[]> {
  const screenshot = (await page.screenshot({ element: container, base64: true, save: false })) as unknown as string;
  const file = Uint8Array.from(atob(screenshot), (char) => char.charCodeAt(0));
  const image = await createImageBitmap(new Blob([file], { type: 'image/png' }));
  const context = new OffscreenCanvas(image.width, image.height).getContext('2d');
  if (!context) throw new Error('no 2d context');
  context.drawImage(image, 0, 0);
  const { data: bytes, width, height } = context.getImageData(0, 0, image.width, image.height);
  return middleOf({ width, height, bytes }, halfSide);
}

function createLayers(territory = createSampleTerritory()): SampleLayers {
  const district = new DistrictLayer();
  district.set(territory);
  return { district, cases: new CaseLayer(), dots: new DotLayer(), pin: new PinLayer() };
}

function open(engine: MapEngineName, container: HTMLElement, options: Partial<DistrictMapOptions>): Promise<DistrictMap> {
  const token = engine === 'mapbox' ? { mapboxAccessToken: 'pk.answered-by-the-test' } : {};
  return createDistrictMap(container, { extent: sampleExtent, ...usualLook, ...token, ...options });
}

async function sampleMap(map: DistrictMap, container: HTMLElement, layers: SampleLayers, eye: EyeLayer): Promise<SampleMap> {
  const canvas = container.querySelector('canvas');
  if (!canvas) throw new Error('the map has no canvas');
  await expect.poll(() => container.dataset['mapReady'], { timeout: 20_000 }).toBe('true');
  return {
    ...layers,
    map,
    container,
    canvas,
    lookAt: (point, spanMeters = 300) => map.fitBounds(boundsAround(point, spanMeters / 2), { animate: false }),
    settled: async () => void (await eye.stillPicture()),
    pixelsAroundMiddle: async (halfSide) => middleOf(await eye.picture(), halfSide),
  };
}
