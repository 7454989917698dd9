import type { ApiClient } from '@finemesh/client';
import type { TerritoryNode } from '@finemesh/contract';
import { brandId, type TerritoryCode } from '@finemesh/domain';
import { useToasts } from '@finemesh/ui';
import { flushPromises } from '@vue/test-utils';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { openOnPortal, tap } from '../../testing/openOnPortal.ts';
import PlacePicker from './PlacePicker.vue';
import type { ReportPlace } from './useReport.ts';

const [island, mainland] = ['320105004004', '320105007012'] as const;

function createNode(code: string, zh: string, center: [number, number] = [118.69, 32.02]): TerritoryNode {
  return { code: brandId<TerritoryCode>(code), level: 'community', parentCode: null, path: code, name: { zh, en: zh }, gridKind: null, households: 100, merchant: null, center };
}

/** A phone that answers where it is when the test says so. */
function givePhonePosition() {
  let answer: { found: PositionCallback; failed: PositionErrorCallback } | undefined;
  const geolocation = { getCurrentPosition: (found: PositionCallback, failed: PositionErrorCallback) => (answer = { found, failed }) };
  const own = Object.getOwnPropertyDescriptor(navigator, 'geolocation');
  Object.defineProperty(navigator, 'geolocation', { configurable: true, value: geolocation });
  onTestFinished(() => {
    Reflect.deleteProperty(navigator, 'geolocation');
    if (own) Object.defineProperty(navigator, 'geolocation', own);
  });
  return {
    find: (longitude: number, latitude: number) => (answer?.found({ coords: { longitude, latitude } } as GeolocationPosition), flushPromises()),
    refuse: () => (answer?.failed({ code: 1 } as GeolocationPositionError), flushPromises()),
  };
}

beforeEach(() => {
  localStorage.clear();
  useToasts().clear();
});

async function open({ communities = [createNode(island, '洲岛社区')], locate = (): Promise<unknown> => Promise.resolve({ node: null, microGrid: null }) } = {}) {
  const chosen: ReportPlace[] = [];
  const api: Partial<ApiClient> = {
    listTerritoryNodes: async () => ({ nodes: communities }),
    locatePlace: locate as ApiClient['locatePlace'],
  };
  const { screen } = await openOnPortal(PlacePicker, {
    api,
    stubs: { PlaceMap: true, PlaceChooser: true },
    props: { modelValue: null, 'onUpdate:modelValue': (place: ReportPlace) => (chosen.push(place), screen.setProps({ modelValue: place })) },
  });
  const map = () => screen.findComponent({ name: 'PlaceMap' });
  const mark = (point: [number, number], code: string | null = null) => (map().vm.$emit('mark', point, code), flushPromises());
  const status = () => screen.find('[role=status]').text();
  return { screen, chosen, map, mark, status };
}

describe('PlacePicker', () => {
  it('takes a mark at once and says its name when it is known', async () => {
    const answers: ((answer: unknown) => void)[] = [];
    const { chosen, mark, status } = await open({ locate: () => new Promise((resolve) => answers.push(resolve)) });
    await mark([118.69, 32.02], '320105004004B009');
    expect([chosen.at(-1), status()]).toEqual([{ point: [118.69, 32.02], placeCode: '320105004004B009', name: null }, '已标出：地图上的位置']);
    answers[0]?.({ node: { name: { zh: '芳华园9栋', en: '' } }, microGrid: null });
    await flushPromises();
    expect(status()).toBe('已标出：芳华园9栋');
  });

  it('gives no place the name of another one that was marked before', async () => {
    const answers: ((answer: unknown) => void)[] = [];
    const { mark, status } = await open({ locate: () => new Promise((resolve) => answers.push(resolve)) });
    await mark([118.69, 32.02]);
    await mark([118.7, 32.03]);
    answers[1]?.({ node: null, microGrid: { name: { zh: '芳华园微网格', en: '' } } });
    answers[0]?.({ node: { name: { zh: '永定新村3栋', en: '' } }, microGrid: null });
    await flushPromises();
    expect(status()).toBe('已标出：芳华园微网格');
  });

  it('keeps a mark whose name cannot be asked for', async () => {
    const { chosen, mark, status } = await open({ locate: () => Promise.reject(new Error('offline')) });
    await mark([118.69, 32.02]);
    expect([chosen.at(-1)?.point, status()]).toEqual([[118.69, 32.02], '已标出：地图上的位置']);
  });

  it('lets a building be chosen where no map can be drawn, and the answer to an old mark leaves it alone', async () => {
    const answers: ((answer: unknown) => void)[] = [];
    const { screen, map, mark, status } = await open({ locate: () => new Promise((resolve) => answers.push(resolve)) });
    await mark([118.69, 32.02]);
    map().vm.$emit('fail');
    await flushPromises();
    expect(screen.text()).toContain('地图打不开，请直接选楼栋。');
    const stall = createNode('320105004004B009', '芳华园9栋', [118.71, 32.01]);
    screen.findComponent({ name: 'PlaceChooser' }).vm.$emit('choose', stall, stall.name);
    answers[0]?.({ node: { name: { zh: '永定新村3栋', en: '' } }, microGrid: null });
    await flushPromises();
    expect(status()).toBe('已标出：芳华园9栋');
  });

  it('marks where the phone is', async () => {
    const phone = givePhonePosition();
    const { screen, chosen } = await open();
    await tap(screen, '用我的位置');
    await phone.find(118.695, 32.025);
    expect(chosen.at(-1)).toEqual({ point: [118.695, 32.025], name: null });
  });

  it('says so where the phone gives no position, and lets it be tried again', async () => {
    const phone = givePhonePosition();
    const { screen, chosen } = await open();
    await tap(screen, '用我的位置');
    await phone.refuse();
    expect([useToasts().toasts.value.map(({ title }) => title), chosen]).toEqual([['没有取到位置，请在地图上点一下。'], []]);
    await tap(screen, '用我的位置');
    await phone.find(118.695, 32.025);
    expect(chosen).not.toEqual([]);
  });

  it('leaves a place alone that was marked while the phone still looked for its own', async () => {
    const phone = givePhonePosition();
    const { screen, chosen, mark } = await open();
    await tap(screen, '用我的位置');
    await mark([118.69, 32.02]);
    await phone.find(118.695, 32.025);
    expect(chosen.at(-1)?.point).toEqual([118.69, 32.02]);
  });

  it('offers communities where there are several, and goes to the one that is picked', async () => {
    const { screen, map } = await open({ communities: [createNode(island, '洲岛社区'), createNode(mainland, '滨江社区', [118.75, 32.05])] });
    expect(map().props('center')).toEqual([118.69, 32.02]);
    await tap(screen, '滨江社区');
    expect(map().props('center')).toEqual([118.75, 32.05]);
    expect(screen.findAll('[aria-pressed=true]').map((one) => one.text())).toEqual(['滨江社区']);
    expect((await open()).screen.find('[role=group]').exists()).toBe(false);
  });
});
