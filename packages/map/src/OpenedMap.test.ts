import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { MemoryEngine } from '../tests/MemoryEngine.ts';
import { wallLook } from '../tests/stackOn.ts';
import type { MapLayer } from './layers/MapLayer.ts';
import { MapError } from './MapError.ts';
import { OpenedMap } from './OpenedMap.ts';

let wantsStillness: boolean;

beforeEach(() => {
  vi.useFakeTimers();
  wantsStillness = false;
  vi.stubGlobal('window', new EventTarget());
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

function open({ isDrawn = true } = {}) {
  const engine = new MemoryEngine();
  engine.isDrawn = isDrawn;
  const dataset: Record<string, string> = {};
  const map = new OpenedMap({
    engine,
    container: { dataset } as unknown as HTMLElement,
    stillness: { get matches() { return wantsStillness; } },
    look: wallLook,
    padding: { top: 0, right: 360, bottom: 0, left: 0 },
  });
  onTestFinished(() => map.destroy());
  return { engine, dataset, map };
}

/** A layer that moves by itself. */
const moving: MapLayer = { id: 'moving', isMoving: true, drawings: () => ({ people: [{ id: 'all', type: 'background', paint: {} }] }) };

describe('an opened map', () => {
  test('says on its element that it is ready once all in view is drawn, and not before', () => {
    const { engine, dataset } = open({ isDrawn: false });
    engine.emit('render', undefined);
    expect(dataset).toEqual({ mapEngine: 'maplibre', mapTheme: 'wall' });
    engine.isDrawn = true;
    engine.emit('render', undefined);
    expect(dataset['mapReady']).toBe('true');
    engine.isDrawn = false;
    engine.emit('render', undefined);
    expect(dataset['mapReady'], 'while it loads more').toBe('true');
  });

  test('names itself in the language of the page, and shows its theme', () => {
    const { engine, dataset, map } = open();
    expect(engine.canvasAttributes.get('aria-label')).toBe('地图');
    map.setLook({ language: 'en', theme: 'light' });
    expect([engine.canvasAttributes.get('aria-label'), dataset['mapTheme']]).toEqual(['Map', 'light']);
  });

  test('keeps the sides of its padding that a change does not name', () => {
    const { engine, map } = open();
    map.setPadding({ left: 48 });
    map.setPadding({ bottom: 20 });
    expect(engine.padding).toEqual({ top: 0, right: 360, bottom: 20, left: 48 });
  });

  test('keeps a fault for the first who asks, once, and hands later ones on at once', () => {
    const { map } = open();
    const [early, late] = [new MapError('engine-failed', 'early'), new MapError('mapbox-token-refused', 'late')];
    map.report(early);
    const [first, second] = [vi.fn(), vi.fn()];
    map.onError(first);
    map.onError(second);
    expect([first.mock.calls, second.mock.calls]).toEqual([[[early]], []]);
    map.report(late);
    expect([first.mock.lastCall, second.mock.lastCall]).toEqual([[late], [late]]);
  });

  test('reports where it looks when it came to rest, until the listener stops', () => {
    const { engine, map } = open();
    const listener = vi.fn();
    const stop = map.onViewportChange(listener);
    vi.advanceTimersByTime(200);
    expect(listener.mock.calls).toEqual([[map.viewport()]]);
    stop();
    engine.emit('moveend', undefined);
    vi.advanceTimersByTime(200);
    expect(listener).toHaveBeenCalledOnce();
  });

  test('draws frame after frame while a layer moves, and rests when none does', () => {
    const { engine, map } = open();
    const takeAway = map.add(moving);
    const asked = (): number => engine.framesAsked;
    engine.emit('render', undefined);
    vi.advanceTimersByTime(40);
    const before = asked();
    engine.emit('render', undefined);
    vi.advanceTimersByTime(40);
    expect(asked()).toBeGreaterThan(before);
    takeAway();
    engine.emit('render', undefined);
    const rested = asked();
    vi.advanceTimersByTime(1000);
    expect(asked()).toBe(rested);
  });

  test('shows its layers again when the context is back', () => {
    const { engine, map } = open();
    engine.loseContext();
    map.add(moving);
    expect(engine.ids).toEqual([]);
    engine.restoreContext();
    expect(engine.ids).toEqual(['moving/all']);
  });
});

describe('the end of a map', () => {
  test('leaves nothing on its element and nothing running, however often it comes', () => {
    const { engine, dataset, map } = open();
    const removals = vi.spyOn(engine, 'remove');
    const unmount = vi.fn();
    map.add({ id: 'a', unmount });
    map.add(moving);
    engine.emit('render', undefined);
    map.destroy();
    map.destroy();
    expect([removals.mock.calls.length, unmount.mock.calls.length, dataset, vi.getTimerCount()]).toEqual([1, 1, {}, 0]);
  });

  test('makes what comes late harmless', () => {
    const { engine, dataset, map } = open();
    const [failed, mount] = [vi.fn(), vi.fn()];
    map.onError(failed);
    map.destroy();
    map.setLook({ theme: 'light' });
    map.add({ id: 'late', mount })();
    map.report(new MapError('engine-failed', 'late'));
    engine.emit('render', undefined);
    vi.advanceTimersByTime(1000);
    expect([dataset, mount.mock.calls, failed.mock.calls]).toEqual([{}, [], []]);
  });
});
