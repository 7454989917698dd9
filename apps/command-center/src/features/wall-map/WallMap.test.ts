import type { ApiClient } from '@finemesh/client';
import type { PositionFrame, WallCase } from '@finemesh/contract';
import { CaseLayer, type MapCase } from '@finemesh/map';
import { createPiniaWith, mountScreen } from '@finemesh/screens/testing';
import { flushPromises } from '@vue/test-utils';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { createMemoryHistory, createRouter } from 'vue-router';
import { en } from '../../locales/en.ts';
import { zhCN } from '../../locales/zh-CN.ts';
import { createWallCase } from '../../testing/createWallCase.ts';
import WallMap from './WallMap.vue';

const now = Date.parse('2026-11-24T00:11:00Z');

/** The map as a screen without WebGL2 has it, with what its layer of cases is given. */
async function open(cases: readonly WallCase[], { selectedId = null as string | null } = {}) {
  const [drawn, ringed] = [vi.spyOn(CaseLayer.prototype, 'set'), vi.spyOn(CaseLayer.prototype, 'select')];
  onTestFinished(() => [drawn, ringed].forEach((spy) => spy.mockRestore()));
  const asked = { ground: 0 };
  const api: Partial<ApiClient> = {
    getTerritoryMap: () => ((asked.ground += 1), Promise.reject(new Error('offline'))),
    getClientConfig: () => Promise.reject(new Error('offline')),
  };
  const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/', component: { render: () => null } }] });
  const screen = mountScreen(WallMap, {
    api,
    pinia: createPiniaWith(api),
    router,
    messages: { 'zh-CN': zhCN, en },
    props: { cases, selectedId, now, center: null },
  });
  await flushPromises();
  const marks = (): readonly MapCase[] => drawn.mock.lastCall?.[0] ?? [];
  const applyPositions = (frame: PositionFrame): number => (screen.vm as unknown as InstanceType<typeof WallMap>).applyPositions(frame);
  return { screen, asked, drawn, ringed, marks, applyPositions };
}

describe('WallMap', () => {
  it('marks every case that has a place and is not over', async () => {
    const nowhere = { point: null, building: null, stall: null, microGrid: null };
    const cases = [createWallCase(), createWallCase({ state: 'confirmed' }), createWallCase({ place: nowhere }), createWallCase({ state: 'doneInGrid' })];
    const { marks } = await open(cases);
    expect(marks().map(({ id, tone }) => [id, tone])).toEqual([[cases[0]?.id, 'fresh'], [cases[3]?.id, 'done']]);
    expect(marks()[0]).toMatchObject({ point: [118.68, 32.02], label: '楼道堆物' });
  });

  it('ages its marks by itself: what was fresh is open, and then overdue', async () => {
    const { screen, marks } = await open([createWallCase({ dueAt: '2026-11-24T00:30:00Z' })]);
    const tones: unknown[] = [];
    for (const minutes of [0, 5, 30]) {
      await screen.setProps({ now: now + minutes * 60_000 });
      tones.push(marks()[0]?.tone);
    }
    expect(tones).toEqual(['fresh', 'open', 'urgent']);
  });

  it('draws its marks once in ten seconds, not at every tick of the clock', async () => {
    const { screen, drawn } = await open([createWallCase()]);
    const known = drawn.mock.calls.length;
    for (let second = 1; second < 10; second += 1) await screen.setProps({ now: now + second * 1000 });
    expect(drawn.mock.calls.length).toBe(known);
    await screen.setProps({ now: now + 10_000 });
    expect(drawn.mock.calls.length).toBe(known + 1);
  });

  it('writes on its marks in the language of the page', async () => {
    const { screen, marks } = await open([createWallCase()]);
    screen.vm.$i18n.locale = 'en';
    await flushPromises();
    expect(marks()[0]?.label).toBe('Corridor clutter');
  });

  it('rings the case that is open from the start, and none when it is closed', async () => {
    const item = createWallCase();
    const { screen, ringed } = await open([item], { selectedId: item.id });
    expect(ringed.mock.lastCall).toEqual([item.id]);
    await screen.setProps({ selectedId: null });
    expect(ringed.mock.lastCall).toEqual([null]);
  });

  it('says that no map can be drawn, and tries again when asked to', async () => {
    const { screen, asked } = await open([]);
    await vi.waitFor(() => expect(screen.text()).toContain('地图打不开'));
    const before = asked.ground;
    await screen.find('button').trigger('click');
    await flushPromises();
    expect(asked.ground).toBeGreaterThan(before);
  });

  it('counts people by their dots from near, and by the sums of their cells from afar', async () => {
    const { applyPositions } = await open([]);
    const dots = { kind: 'dots', full: true, atSeconds: 0, slots: Uint32Array.of(1, 2), lng: Float64Array.of(118.68, 118.69), lat: Float64Array.of(32, 32), status: Uint8Array.of(0, 0), removed: new Uint32Array() } as const;
    const cells = { kind: 'cells', full: true, atSeconds: 1, lng: Float64Array.of(118.68, 118.69), lat: Float64Array.of(32, 32), count: Uint32Array.of(128, 12) } as const;
    expect([applyPositions(dots), applyPositions(cells), applyPositions({ ...cells, lng: new Float64Array(), lat: new Float64Array(), count: new Uint32Array() })]).toEqual([2, 140, 0]);
    expect(applyPositions({ ...dots, full: false, slots: Uint32Array.of(7), lng: Float64Array.of(118.68), lat: Float64Array.of(32), status: Uint8Array.of(0) })).toBe(1);
  });
});
