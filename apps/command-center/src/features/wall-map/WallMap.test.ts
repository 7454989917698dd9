import type { ApiClient } from '@finemesh/client';
import type { WallCase } from '@finemesh/contract';
import { CaseLayer, type MapCase } from '@finemesh/map';
import { createPiniaWith, FactsStandIn, mountScreen } from '@finemesh/screens/testing';
import { flushPromises } from '@vue/test-utils';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { defineComponent, h } from 'vue';
import { createMemoryHistory, createRouter } from 'vue-router';
import { en } from '../../locales/en.ts';
import { zhCN } from '../../locales/zh-CN.ts';
import { createWallCase } from '../../testing/createWallCase.ts';
import { provideWall, type Wall } from '../wall/useWall.ts';
import WallMap from './WallMap.vue';

beforeEach(() => void vi.useFakeTimers({ now: Date.parse('2026-11-24T00:11:00Z'), toFake: ['Date', 'setInterval', 'clearInterval'] }));
afterEach(() => void vi.useRealTimers());

/** The map of a wall as a screen without WebGL2 has it, with what its layer of cases is given. */
async function open(cases: readonly WallCase[], { selectedId = null as string | null } = {}) {
  const [drawn, ringed] = [vi.spyOn(CaseLayer.prototype, 'set'), vi.spyOn(CaseLayer.prototype, 'select')];
  onTestFinished(() => [drawn, ringed].forEach((spy) => spy.mockRestore()));
  const asked = { ground: 0 };
  const api: Partial<ApiClient> = {
    getTerritoryMap: () => ((asked.ground += 1), Promise.reject(new Error('offline'))),
    getClientConfig: () => Promise.reject(new Error('offline')),
    listWallCases: async () => ({ cases: [...cases], leftOut: 0, cursor: 1 }),
    getWallOverview: () => Promise.reject(new Error('offline')),
    listTerritoryNodes: (async () => ({ nodes: [] })) as unknown as ApiClient['listTerritoryNodes'],
  };
  const component = { render: () => null };
  const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/', name: 'wall', component }, { path: '/cases/:caseId', name: 'case', component }] });
  await router.push(selectedId === null ? { name: 'wall' } : { name: 'case', params: { caseId: selectedId } });
  let wall: Wall | undefined;
  const Screen = defineComponent({
    setup() {
      wall = provideWall();
      return () => h(WallMap);
    },
  });
  const screen = mountScreen(Screen, { api, pinia: createPiniaWith(api), router, messages: { 'zh-CN': zhCN, en }, feed: new FactsStandIn() });
  await flushPromises();
  const marks = (): readonly MapCase[] => drawn.mock.lastCall?.[0] ?? [];
  async function wait(ms: number): Promise<void> {
    vi.advanceTimersByTime(ms);
    await flushPromises();
  }
  return { screen, asked, drawn, ringed, marks, wait, wall: wall! };
}

describe('WallMap', () => {
  it('marks every case that has a place and is not over', async () => {
    const nowhere = { point: null, building: null, stall: null, microGrid: null };
    const cases = [createWallCase(), createWallCase({ state: 'confirmed' }), createWallCase({ place: nowhere }), createWallCase({ state: 'doneInGrid' })];
    const { marks } = await open(cases);
    const tones = new Map(marks().map(({ id, tone }) => [id, tone]));
    expect(tones).toEqual(new Map([[cases[0]?.id, 'fresh'], [cases[3]?.id, 'done']]));
    expect(marks().find(({ id }) => id === cases[0]?.id)).toMatchObject({ point: [118.68, 32.02], label: '楼道堆物' });
  });

  it('ages its marks by itself: what was fresh is open, and then overdue', async () => {
    const { wait, marks } = await open([createWallCase({ dueAt: '2026-11-24T00:30:00Z' })]);
    const tones: unknown[] = [];
    for (const minutes of [0, 5, 25]) {
      await wait(minutes * 60_000);
      tones.push(marks()[0]?.tone);
    }
    expect(tones).toEqual(['fresh', 'open', 'urgent']);
  });

  it('draws its marks once in ten seconds, not at every tick of the clock', async () => {
    const { wait, drawn } = await open([createWallCase()]);
    const known = drawn.mock.calls.length;
    for (let second = 1; second < 10; second += 1) await wait(1_000);
    expect(drawn.mock.calls.length).toBe(known);
    await wait(1_000);
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
    const { wall, ringed } = await open([item], { selectedId: item.id });
    expect(ringed.mock.lastCall).toEqual([item.id]);
    wall.selection.closeCase();
    await flushPromises();
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
});
