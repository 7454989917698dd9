import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { MemoryEngine } from '../../tests/MemoryEngine.ts';
import type { Gesture, MapLayer } from './MapLayer.ts';
import { PointerRouter } from './PointerRouter.ts';

beforeEach(() => void vi.stubGlobal('window', new EventTarget()));
afterEach(() => void vi.unstubAllGlobals());

const place = { screen: [500, 200], point: [0.5, -0.2] } as const;

function pointerEvent(type: string, clientX: number, clientY: number, change: Partial<PointerEvent> = {}): Event {
  return Object.assign(new Event(type), { clientX, clientY, pointerId: 1, isPrimary: true, button: 0, ...change });
}

/** A router over layers, topmost first. */
function routeTo(...layers: Partial<MapLayer>[]): { engine: MemoryEngine; router: PointerRouter } {
  const engine = new MemoryEngine();
  return { engine, router: new PointerRouter(engine, () => layers.map((layer, i) => ({ id: String(i), ...layer }))) };
}

describe('ML6 a click', () => {
  test('goes down to the first layer that takes it, and no further', () => {
    const clicks = [false, true, true].map((taken) => vi.fn(() => taken));
    const { engine } = routeTo({}, ...clicks.map((click) => ({ click })));
    engine.emit('click', place);
    expect(clicks.map((click) => click.mock.calls.length)).toEqual([1, 1, 0]);
    expect(clicks[0]).toHaveBeenCalledWith(place);
  });
});

describe('ML6 the cursor', () => {
  test('is that of the topmost layer which has one, and the usual one where none has', () => {
    const { engine } = routeTo({ cursorAt: () => null }, { cursorAt: ({ point }) => (point[0] < 1 ? 'pointer' : null) }, { cursorAt: () => '' });
    engine.emit('pointermove', place);
    expect(engine.canvas.style.cursor).toBe('pointer');
    engine.emit('pointermove', { screen: [2000, 200], point: [2, -0.2] });
    expect(engine.canvas.style.cursor).toBe('');
  });
});

describe('ML10 a press', () => {
  function createGesture() {
    return { move: vi.fn(), end: vi.fn(), cancel: vi.fn() } satisfies Gesture;
  }

  test('that no layer takes leaves the ground to be moved', () => {
    const { engine } = routeTo({ press: () => null });
    engine.canvas.dispatchEvent(pointerEvent('pointerdown', 500, 200));
    expect(engine.isPanningHeld).toBe(false);
  });

  test('that a layer takes holds the ground still until the pointer goes up, wherever it is then', () => {
    const gesture = createGesture();
    const press = vi.fn(() => gesture);
    const { engine } = routeTo({}, { press }, { press: () => expect.unreachable() });
    engine.canvas.dispatchEvent(pointerEvent('pointerdown', 500, 200));
    expect(press).toHaveBeenCalledWith(place);
    expect(engine.isPanningHeld).toBe(true);
    window.dispatchEvent(pointerEvent('pointermove', 600, 300));
    window.dispatchEvent(pointerEvent('pointermove', 1, 1, { pointerId: 2 }));
    expect(gesture.move.mock.calls).toEqual([[{ screen: [600, 300], point: [0.6, -0.3] }]]);
    window.dispatchEvent(pointerEvent('pointerup', -50, 300));
    expect(gesture.end.mock.calls).toEqual([[{ screen: [-50, 300], point: [-0.05, -0.3] }]]);
    expect(engine.isPanningHeld).toBe(false);
    window.dispatchEvent(pointerEvent('pointermove', 700, 300));
    expect(gesture.move).toHaveBeenCalledOnce();
    expect(gesture.cancel).not.toHaveBeenCalled();
  });

  test.each([
    ['a second finger', (engine: MemoryEngine) => engine.canvas.dispatchEvent(pointerEvent('pointerdown', 9, 9, { pointerId: 2, isPrimary: false }))],
    ['the system', () => window.dispatchEvent(pointerEvent('pointercancel', 0, 0))],
    ['the end of the map', (_: MemoryEngine, router: PointerRouter) => router.stop()],
  ])('is cancelled by %s, once', (_, interrupt) => {
    const gesture = createGesture();
    const { engine, router } = routeTo({ press: () => gesture });
    engine.canvas.dispatchEvent(pointerEvent('pointerdown', 500, 200));
    interrupt(engine, router);
    window.dispatchEvent(pointerEvent('pointerup', 500, 200));
    expect([gesture.cancel.mock.calls.length, gesture.end.mock.calls.length]).toEqual([1, 0]);
    expect(engine.isPanningHeld).toBe(false);
  });

  test('of another button, or of a further finger, begins nothing', () => {
    const press = vi.fn(() => createGesture());
    const { engine } = routeTo({ press });
    engine.canvas.dispatchEvent(pointerEvent('pointerdown', 500, 200, { button: 2 }));
    engine.canvas.dispatchEvent(pointerEvent('pointerdown', 500, 200, { isPrimary: false }));
    expect(press).not.toHaveBeenCalled();
  });

  test('begins nothing once the router was stopped', () => {
    const press = vi.fn(() => createGesture());
    const { engine, router } = routeTo({ press, click: press as never });
    router.stop();
    engine.canvas.dispatchEvent(pointerEvent('pointerdown', 500, 200));
    engine.emit('click', place);
    expect(press).not.toHaveBeenCalled();
  });
});
