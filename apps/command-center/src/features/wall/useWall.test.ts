import { useSession, type ApiClient } from '@finemesh/client';
import { FinemeshError, type WallCase, type WallOverview } from '@finemesh/contract';
import { brandId, type TerritoryCode } from '@finemesh/domain';
import { createPiniaWith, FactsStandIn, mountScreen } from '@finemesh/screens/testing';
import { useToasts } from '@finemesh/ui';
import { flushPromises } from '@vue/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { defineComponent, h } from 'vue';
import { createMemoryHistory } from 'vue-router';
import { en } from '../../locales/en.ts';
import { zhCN } from '../../locales/zh-CN.ts';
import { createWallRouter } from '../../router.ts';
import { createWallCase } from '../../testing/createWallCase.ts';
import OverviewPanel from '../overview/OverviewPanel.vue';
import CaseStream from '../stream/CaseStream.vue';
import { provideWall, type Wall } from './useWall.ts';
import WallHeader from './WallHeader.vue';

const street = { code: brandId<TerritoryCode>('320105004'), name: { zh: '江心洲街道', en: 'Jiangxinzhou' }, center: [118.69, 32.02] as [number, number] };
const overview: WallOverview = { street, households: 1200, buildings: 40, microGrids: 30, microGridsWithPost: 28, communities: [] };
const now = Date.parse('2026-11-24T00:20:00Z');

beforeEach(() => {
  vi.useFakeTimers({ now, toFake: ['Date', 'setInterval', 'clearInterval'] });
  localStorage.clear();
  useToasts().clear();
});
afterEach(() => void vi.useRealTimers());

/** The wall with its panels, without the map. */
async function open(found: readonly WallCase[] | FinemeshError, { counts = overview as WallOverview | FinemeshError } = {}) {
  const server = { found, counts };
  const answer = <Value>(value: Value | FinemeshError): Value => {
    if (value instanceof FinemeshError) throw value;
    return value;
  };
  const building = { code: '320105004004B009', name: { zh: '芳华园9栋', en: 'Fanghua Garden 9' } };
  const api: Partial<ApiClient> = {
    listWallCases: async () => ({ cases: [...answer(server.found)], leftOut: 0, cursor: 1 }),
    getWallOverview: async () => answer(server.counts),
    listTerritoryNodes: (async () => ({ nodes: [building] })) as unknown as ApiClient['listTerritoryNodes'],
  };
  let wall: Wall | undefined;
  const Screen = defineComponent({
    setup() {
      wall = provideWall();
      return () => [h(WallHeader), h(OverviewPanel), h(CaseStream)];
    },
  });
  const feed = new FactsStandIn();
  const pinia = createPiniaWith(api);
  const router = createWallRouter(useSession(pinia), createMemoryHistory());
  const screen = mountScreen(Screen, { api, pinia, router, messages: { 'zh-CN': zhCN, en }, feed });
  await flushPromises();
  const rows = (): (string | undefined)[] => screen.findAll('[data-case]').map((row) => row.attributes('data-case'));
  return { screen, feed, server, wall: wall!, rows };
}

const toastTitles = () => useToasts().toasts.value.map(({ title, tone }) => [title, tone]);

describe('the wall', () => {
  it('announces a new case once, an urgent one as a danger', async () => {
    const { feed, rows } = await open([]);
    const [usual, fire] = [createWallCase(), createWallCase({ categoryCode: 'FS04' })];
    feed.send('cases.wall', { type: 'case.reported', case: usual }, { type: 'case.reported', case: usual });
    feed.send('cases.wall', { type: 'case.accepted', case: { ...usual, version: 2, state: 'inGrid' } });
    feed.send('cases.wall', { type: 'case.reported', case: fire });
    await flushPromises();
    expect(toastTitles().map(([, tone]) => tone)).toEqual(['info', 'danger']);
    expect(rows()).toHaveLength(2);
  });

  it('is not live while its list is out of date, whatever the connection is', async () => {
    const { wall, feed, server } = await open([]);
    expect(wall.connection.value).toBe('live');
    server.found = new FinemeshError('unavailable');
    feed.reset('cases.wall');
    await flushPromises();
    expect(wall.connection.value).not.toBe('live');
  });

  it('knows a building by its code until it knows its name', async () => {
    const { wall } = await open([]);
    expect(['320105004004B009', '320105004004B010', null].map((code) => wall.buildingName(code))).toEqual(['芳华园9栋', '320105004004B010', '']);
  });
});

describe('the stream', () => {
  it('says so where nothing is open, and where a filter leaves nothing', async () => {
    const { screen, rows } = await open([createWallCase({ state: 'inGrid' })]);
    await screen.findAll('[role=group][aria-label=筛选] button')[1]!.trigger('click');
    expect([rows(), screen.text()]).toEqual([[], expect.stringContaining('这一类没有事件')]);
    expect((await open([])).screen.text()).toContain('现在没有待办事件');
  });

  it('counts under each filter what it shows there', async () => {
    const { screen, rows } = await open([createWallCase(), createWallCase(), createWallCase({ state: 'inGrid' }), createWallCase({ state: 'doneInGrid' })]);
    const filters = screen.findAll('[role=group][aria-label=筛选] button');
    const shown: number[] = [];
    for (const filter of filters) {
      await filter.trigger('click');
      shown.push(rows().length);
    }
    expect(shown).toEqual(filters.map((filter) => Number(/\d+$/.exec(filter.text())?.[0])));
    expect(shown.slice(0, 4)).toEqual([4, 2, 1, 1]);
  });

  it('says why the list does not open and loads it again when asked to', async () => {
    const { screen, server, rows } = await open(new FinemeshError('unavailable'));
    expect(screen.text()).toContain('事件列表打不开');
    server.found = [createWallCase()];
    await screen.findAll('button').find((button) => button.text().includes('重试') || button.text().includes('再试'))!.trigger('click');
    await flushPromises();
    expect(rows()).toHaveLength(1);
  });

  it('names no place of a case whose place is kept, and says how long an answer is overdue', async () => {
    const nowhere = { point: null, building: null, stall: null, microGrid: null };
    const { screen } = await open([createWallCase({ place: nowhere }), createWallCase({ dueAt: '2026-11-23T22:20:00Z' }), createWallCase({ dueAt: null, state: 'doneInGrid' })]);
    expect(screen.text()).toContain('位置保密');
    expect(screen.text()).toMatch(/超时 2/);
    expect(screen.text().match(/前答复/g)).toHaveLength(1);
  });
});

describe('the counts', () => {
  it('are not there before the list is, instead of zeros that would reassure', async () => {
    const { screen } = await open(new FinemeshError('unavailable'));
    expect(screen.text()).not.toMatch(/待办事件\s*0/);
    expect((await open([])).screen.text()).toMatch(/待办事件\s*0/);
  });

  it('become overdue by themselves as time goes on', async () => {
    const { screen } = await open([createWallCase({ dueAt: '2026-11-24T00:20:30Z' })]);
    const overdue = (): string => /已超时\s*\D*(\d)/.exec(screen.text())?.[1] ?? '';
    expect(overdue()).toBe('0');
    vi.advanceTimersByTime(60_000);
    await flushPromises();
    expect(overdue()).toBe('1');
  });

  it('can be asked for again where they did not come, and then name the street', async () => {
    const { screen, server, wall } = await open([], { counts: new FinemeshError('unavailable') });
    expect(screen.find('h1').text()).not.toContain('江心洲');
    server.counts = overview;
    await wall.overview.load();
    await flushPromises();
    expect(screen.find('h1').text()).toContain('江心洲街道');
  });
});
