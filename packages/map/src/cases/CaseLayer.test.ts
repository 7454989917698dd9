import type { Feature } from 'geojson';
import { describe, expect, test, vi } from 'vitest';
import { MemoryEngine } from '../../tests/MemoryEngine.ts';
import { stackOn } from '../../tests/stackOn.ts';
import { CaseLayer } from './CaseLayer.ts';

const here = { screen: [500, 200], point: [0.5, -0.2] } as const;

function mark(properties: Record<string, unknown>, [x, y] = [0.5, -0.2]): Feature {
  return { type: 'Feature', geometry: { type: 'Point', coordinates: [x, y] }, properties };
}

function openCases({ prefersStillness = false } = {}) {
  const engine = new MemoryEngine();
  const { stack } = stackOn(engine, { prefersStillness });
  const cases = new CaseLayer();
  cases.set([{ id: 'a', point: [0.5, -0.2], tone: 'fresh', label: '路灯' }, { id: 'b', point: [0.6, -0.2], tone: 'open' }]);
  cases.select('b');
  const takeAway = stack.add(cases);
  const idsIn = (source: string): unknown[] => (engine.sources.get(`cases/${source}`)?.data?.features ?? []).map(({ properties }) => properties?.['id']);
  return { engine, stack, cases, takeAway, idsIn };
}

describe('cases', () => {
  test('show what they were given before they were on a map, and ring the one that is selected', () => {
    const { cases, idsIn } = openCases();
    expect([idsIn('cases'), idsIn('selected')]).toEqual([['a', 'b'], ['b']]);
    cases.select('gone');
    expect(idsIn('selected')).toEqual([]);
    cases.select('c');
    cases.set([{ id: 'c', point: [0.5, -0.2], tone: 'done' }]);
    expect([idsIn('cases'), idsIn('selected')]).toEqual([['c'], ['c']]);
  });

  test('answer a click with all that lie there, each once, topmost first', () => {
    const { engine, cases } = openCases();
    const listener = vi.fn();
    cases.onClick(listener);
    // Tiles overlap at their edges, where one mark is drawn twice.
    engine.drawn.set('cases/mark', [mark({ id: 'b' }), mark({ id: 'a' }), mark({ id: 'b' })]);
    expect(cases.click(here)).toBe(true);
    expect(listener.mock.calls).toEqual([['b', ['b', 'a']]]);
    expect(cases.cursorAt(here)).toBe('pointer');
  });

  test('leave a click beside them to the layers below', () => {
    const { cases } = openCases();
    expect(cases.click(here)).toBe(false);
    expect(cases.cursorAt(here)).toBeNull();
  });

  test('open a cluster on a click, past the zoom at which it falls apart', async () => {
    const { engine, cases } = openCases();
    engine.drawn.set('cases/cluster', [mark({ cluster_id: 3 }, [0.55, -0.25])]);
    expect(cases.click(here)).toBe(true);
    await vi.waitFor(() => expect(engine.flights).toEqual([{ point: [0.55, -0.25], zoom: 17.2 }]));
  });

  test('pulse where a fresh mark, or a cluster that hides one, is drawn, and stop when none is fresh', () => {
    const { engine, stack, cases } = openCases();
    expect(stack.isMoving).toBe(false);
    engine.drawn.set('cases/mark', [mark({ id: 'b', tone: 'open' })]);
    engine.drawn.set('cases/cluster', [mark({ cluster_id: 3, fresh: 1 })]);
    engine.emit('idle', undefined);
    expect(stack.isMoving).toBe(true);
    cases.set([{ id: 'b', point: [0.6, -0.2], tone: 'open' }]);
    expect(stack.isMoving).toBe(false);
  });

  test('look where their marks are once after each move, not at every idle moment', () => {
    const { engine, stack } = openCases();
    engine.emit('idle', undefined);
    engine.drawn.set('cases/mark', [mark({ id: 'a', tone: 'fresh' })]);
    engine.emit('idle', undefined);
    expect(stack.isMoving).toBe(false);
    engine.emit('moveend', undefined);
    engine.emit('idle', undefined);
    expect(stack.isMoving).toBe(true);
  });

  test('do not move for people who want less motion', () => {
    const { engine, stack } = openCases({ prefersStillness: true });
    engine.drawn.set('cases/mark', [mark({ id: 'a', tone: 'fresh' })]);
    engine.emit('idle', undefined);
    expect(stack.isMoving).toBe(false);
  });

  test('take their rings with them', () => {
    const { engine, takeAway } = openCases();
    takeAway();
    expect(engine.ids).toEqual([]);
  });
});
