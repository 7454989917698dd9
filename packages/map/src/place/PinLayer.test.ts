import { distanceMeters, type LngLat } from '@finemesh/geo';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { ElementStandIn } from '../../tests/ElementStandIn.ts';
import { MemoryEngine } from '../../tests/MemoryEngine.ts';
import { stackOn } from '../../tests/stackOn.ts';
import { mapWords } from '../map-words.ts';
import { lightPalette } from '../style/lightPalette.ts';
import { wallPalette } from '../style/wallPalette.ts';
import { PinLayer } from './PinLayer.ts';

const [here, there] = [[118.692, 32.023], [118.693, 32.024]] as const;
let drawn: ElementStandIn[];

beforeEach(() => {
  drawn = [];
  const createElement = (): ElementStandIn => {
    const element = new ElementStandIn();
    drawn.push(element);
    return element;
  };
  vi.stubGlobal('document', { createElement, createElementNS: () => new ElementStandIn() });
});
afterEach(() => void vi.unstubAllGlobals());

function openPin() {
  const engine = new MemoryEngine();
  const { stack } = stackOn(engine);
  const pin = new PinLayer();
  const moved: LngLat[] = [];
  pin.onMove((point) => moved.push(point));
  const places = (): readonly LngLat[] => engine.pins.map(({ at }) => at);
  return { engine, stack, pin, moved, places };
}

/** Presses a key on the pin. @returns the event, after everybody had it */
function press(key: string, shiftKey = false): Event {
  const event = Object.assign(new Event('keydown', { cancelable: true }), { key, shiftKey });
  drawn.at(-1)?.dispatchEvent(event);
  return event;
}

describe('the pin', () => {
  test('stands where it was put, also when that was before the map opened, and only once', () => {
    const { stack, pin, places, moved } = openPin();
    pin.set(here);
    expect(places()).toEqual([]);
    stack.add(pin);
    expect(places()).toEqual([here]);
    pin.set(there);
    expect([places(), drawn.length, moved]).toEqual([[there], 1, []]);
  });

  test('can be taken away and put down again, and goes with its map', () => {
    const { stack, pin, places } = openPin();
    const takeAway = stack.add(pin);
    pin.set(here);
    pin.set(null);
    expect(places()).toEqual([]);
    pin.set(there);
    expect(places()).toEqual([there]);
    takeAway();
    expect(places()).toEqual([]);
    stack.add(pin);
    expect(places(), 'on the next map').toEqual([there]);
  });

  test('says where a finger let it go', () => {
    const { engine, stack, pin, moved } = openPin();
    stack.add(pin);
    pin.set(here);
    engine.pins[0]?.drop(there);
    expect(moved).toEqual([there]);
    pin.nudge(0, 0);
    expect(moved.at(-1)?.[1], 'from where it was let go').toBeCloseTo(there[1], 9);
  });

  test.each([
    ['ArrowRight', [1, 0]],
    ['ArrowLeft', [-1, 0]],
    ['ArrowUp', [0, 1]],
    ['ArrowDown', [0, -1]],
  ] as const)('goes two metres with %s, twenty with Shift, and keeps the key from the map', (key, [east, north]) => {
    const { stack, pin, moved } = openPin();
    stack.add(pin);
    pin.set(here);
    expect(press(key).defaultPrevented).toBe(true);
    press(key, true);
    const [first = here, second = here] = moved;
    expect(distanceMeters(here, first)).toBeCloseTo(2, 1);
    expect(distanceMeters(first, second)).toBeCloseTo(20, 1);
    expect([Math.sign(Math.round((first[0] - here[0]) * 1e7)), Math.sign(Math.round((first[1] - here[1]) * 1e7))]).toEqual([east, north]);
  });

  test('leaves every other key to the page', () => {
    const { stack, pin, moved } = openPin();
    stack.add(pin);
    pin.set(here);
    expect([press('Tab').defaultPrevented, moved]).toEqual([false, []]);
  });

  test('is not moved by a button before it was put down', () => {
    const { stack, pin, moved, places } = openPin();
    stack.add(pin);
    pin.nudge(5, 0);
    expect([moved, places()]).toEqual([[], []]);
  });

  test('has a name in the language of the page, whatever the engine calls it, and the colour of its look', () => {
    const { stack, pin } = openPin();
    stack.add(pin);
    pin.set(here);
    const look = () => [drawn[0]?.attributes.get('aria-label'), drawn[0]?.style.color];
    expect(look()).toEqual([mapWords['zh-CN'].pickedPlace, wallPalette.cases.fresh]);
    stack.changeLook({ language: 'en', theme: 'light' });
    expect(look()).toEqual([mapWords.en.pickedPlace, lightPalette.cases.fresh]);
  });
});
