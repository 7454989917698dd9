import { expect, test, vi } from 'vitest';
import { MemoryEngine } from '../../tests/MemoryEngine.ts';
import { stackOn } from '../../tests/stackOn.ts';
import type { GlPainter } from '../engine/MapEngine.ts';
import { featureCollection } from '../territory/featureCollection.ts';
import type { LayerStage, MapLayer } from './MapLayer.ts';
import type { LayerSlot } from './slots.ts';

const painter: GlPainter = { start: () => undefined, draw: () => undefined, stop: () => undefined };
const somewhere = featureCollection([{ type: 'Feature', geometry: { type: 'Point', coordinates: [0.5, -0.5] }, properties: {} }]);

/** A layer with a source and one line in each of the slots, whose colour is the theme's. */
function createLayer(id: string, slots: readonly LayerSlot[], more: Partial<MapLayer> = {}): MapLayer {
  return {
    id,
    sources: { lines: {} },
    drawings: ({ theme }) =>
      Object.fromEntries(slots.map((slot) => [slot, [{ id: `in ${slot}`, type: 'line', source: 'lines', paint: { 'line-color': theme } }]])),
    ...more,
  };
}

/** A layer that hands out the stage it stands on. */
function createOpenLayer(id: string, more: Partial<MapLayer> = {}): { layer: MapLayer; stage: () => LayerStage } {
  let stage: LayerStage | undefined;
  const layer = createLayer(id, ['cases'], { mount: (given) => void (stage = given), ...more });
  return {
    layer,
    stage: () => {
      if (!stage) throw new Error('the layer is on no map');
      return stage;
    },
  };
}

test('ML1 refuses a second layer of an id and changes nothing', () => {
  const engine = new MemoryEngine();
  const { stack } = stackOn(engine);
  const mount = vi.fn();
  stack.add(createLayer('a', ['names']));
  expect(() => stack.add(createLayer('a', ['tools'], { mount }))).toThrow('"a"');
  expect(engine.ids).toEqual(['a/in names']);
  expect(mount).not.toHaveBeenCalled();
});

test('ML2 keeps what two layers call the same apart', () => {
  const engine = new MemoryEngine();
  const { stack } = stackOn(engine);
  const [a, b] = [createOpenLayer('a'), createOpenLayer('b')];
  stack.add(a.layer);
  stack.add(b.layer);
  a.stage().setData('lines', somewhere);
  expect(engine.sources.get('a/lines')?.data).toEqual(somewhere);
  expect(engine.sources.get('b/lines')?.data).toBeNull();
  engine.drawn.set('b/in cases', somewhere.features);
  expect(b.stage().drawnIn([[0, 0], [1, 1]], ['in cases'])).toHaveLength(1);
  expect(a.stage().drawnIn([[0, 0], [1, 1]], ['in cases'])).toHaveLength(0);
});

test('ML3 draws by slot, and within a slot in the order of adding', () => {
  const engine = new MemoryEngine();
  const { stack } = stackOn(engine);
  stack.add(createLayer('tool', ['tools']));
  stack.add(createLayer('base', ['ground', 'names']));
  const takeAway = stack.add(createLayer('first', ['cases', 'shades']));
  stack.add(createLayer('second', ['cases']));
  expect(engine.ids).toEqual(['base/in ground', 'first/in shades', 'base/in names', 'first/in cases', 'second/in cases', 'tool/in tools']);
  takeAway();
  stack.add(createLayer('third', ['ground']));
  expect(engine.ids).toEqual(['base/in ground', 'third/in ground', 'base/in names', 'second/in cases', 'tool/in tools']);
});

test('ML3 puts a painter where its list says', () => {
  const engine = new MemoryEngine();
  const { stack } = stackOn(engine);
  stack.add({
    id: 'a',
    sources: { lines: {} },
    drawings: () => ({
      people: [{ id: 'below', type: 'line', source: 'lines' }, { id: 'glide', type: 'painter', painter }, { id: 'above', type: 'line', source: 'lines' }],
    }),
  });
  expect(engine.ids).toEqual(['a/below', 'a/glide', 'a/above']);
});

test('ML5 leaves nothing of a layer behind when it is taken away, however often', () => {
  const engine = new MemoryEngine();
  const { stack, marks } = stackOn(engine);
  const unmount = vi.fn();
  const listener = vi.fn();
  const { layer, stage } = createOpenLayer('a', { unmount });
  const takeAway = stack.add(layer);
  const left = stage();
  left.setData('lines', somewhere);
  left.mark('lines', '1');
  left.onIdle(listener);
  left.onMoveEnd(listener);
  left.add(createLayer('part', ['pulses']));
  expect([engine.ids, [...marks]]).toEqual([['part/in pulses', 'a/in cases'], [['lines', '1']]]);
  takeAway();
  takeAway();
  expect([engine.ids, [...engine.sources], [...marks]]).toEqual([[], [], []]);
  expect([engine.isListenedTo('idle'), engine.isListenedTo('moveend')]).toEqual([false, false]);
  expect(unmount).toHaveBeenCalledOnce();
  // What arrives late does nothing.
  const frames = engine.framesAsked;
  left.setData('lines', somewhere);
  left.mark('lines', '2');
  left.onIdle(listener);
  left.add(createLayer('late', ['pulses']));
  left.requestFrame();
  engine.emit('idle', undefined);
  expect(listener).not.toHaveBeenCalled();
  expect([engine.ids, marks.size, left.drawnIn([[0, 0], [1, 1]], ['in cases'])]).toEqual([[], 0, []]);
  expect(engine.framesAsked).toBe(frames);
});

test('ML4 a layer may stand on one map after another, with what it was given', () => {
  const given: MapLayer & { stage: LayerStage | null } = {
    ...createLayer('a', ['cases']),
    stage: null,
    mount(stage) {
      this.stage = stage;
      stage.setData('lines', somewhere);
    },
  };
  const [first, second] = [new MemoryEngine(), new MemoryEngine()];
  stackOn(first).stack.add(given)();
  stackOn(second).stack.add(given);
  expect(first.sources.size).toBe(0);
  expect(second.sources.get('a/lines')?.data).toEqual(somewhere);
});

test('ML7 a change of look sets what differs, and nothing else', () => {
  const engine = new MemoryEngine();
  const { stack } = stackOn(engine);
  const lookChanged = vi.fn();
  stack.add(createLayer('a', ['names', 'cases'], { lookChanged }));
  stack.changeLook({ textScale: 9 });
  expect(engine.changes).toEqual([]);
  expect(lookChanged).toHaveBeenLastCalledWith({ theme: 'wall', language: 'zh-CN', textScale: 2 });
  stack.changeLook({ theme: 'light' });
  expect(engine.changes).toEqual(['a/in names line-color', 'a/in cases line-color']);
  expect(engine.layers.map(({ properties }) => properties['line-color'])).toEqual(['light', 'light']);
});

test('ML8 shows all again after a lost context, as it is by then', () => {
  const engine = new MemoryEngine();
  const { stack } = stackOn(engine);
  const a = createOpenLayer('a');
  const gone = stack.add(createLayer('gone', ['ground']));
  stack.add(a.layer);
  stack.add({ id: 'glide', drawings: () => ({ people: [{ id: 'dots', type: 'painter', painter }] }) });
  engine.loseContext();
  a.stage().setData('lines', somewhere);
  stack.changeLook({ theme: 'light' });
  gone();
  stack.add(createLayer('new', ['tools', 'ground']));
  engine.on('contextrestored', () => stack.restore());
  engine.restoreContext();
  expect(engine.ids).toEqual(['new/in ground', 'glide/dots', 'a/in cases', 'new/in tools']);
  expect(engine.sources.get('a/lines')?.data).toEqual(somewhere);
  expect(engine.layers.find(({ id }) => id === 'a/in cases')?.properties).toEqual({ 'line-color': 'light' });
});

test('ML9 moves while any of its layers does', () => {
  const { stack } = stackOn(new MemoryEngine());
  let isMoving = true;
  stack.add(createLayer('still', ['names']));
  expect(stack.isMoving).toBe(false);
  const takeAway = stack.add({ id: 'moving', get isMoving() { return isMoving; } });
  expect(stack.isMoving).toBe(true);
  isMoving = false;
  expect(stack.isMoving).toBe(false);
  isMoving = true;
  takeAway();
  expect(stack.isMoving).toBe(false);
});

test('ML6 meets the pointer with what is drawn on top, the later of two in a slot first, what draws nothing as a tool', () => {
  const { stack } = stackOn(new MemoryEngine());
  for (const [id, slots] of [['base', ['ground', 'names']], ['cases', ['cases']], ['listener', []], ['dots', ['people']], ['more cases', ['cases']]] as const) {
    stack.add(createLayer(id, slots));
  }
  expect(stack.fromTop().map(({ id }) => id)).toEqual(['listener', 'more cases', 'cases', 'dots', 'base']);
});
