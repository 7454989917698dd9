import type { ApiClient, SenderState } from '@finemesh/client';
import { FinemeshError, type SharingView, type Watcher } from '@finemesh/contract';
import { createPiniaWith, mountScreen } from '@finemesh/screens/testing';
import { flushPromises } from '@vue/test-utils';
import { describe, expect, it } from 'vitest';
import { defineComponent, h, provide } from 'vue';
import { createMemoryHistory, createRouter } from 'vue-router';
import { messages } from '../../locales/messages.ts';
import PhoneAppPanel from './PhoneAppPanel.vue';
import SharingPanel from './SharingPanel.vue';
import { sharingKey, useSharing, type Sharing } from './useSharing.ts';

const watcher: Watcher = { role: 'commander', territoryName: { zh: '江心洲街道', en: 'Jiangxinzhou' }, since: '2026-11-24T00:30:00Z' };
const off: SharingView = { sharing: false, endsAt: null, precisionMeters: 50, watchers: [] };
const on: SharingView = { ...off, sharing: true, endsAt: '2026-11-24T10:00:00Z' };

function createPanelRouter() {
  return createRouter({ history: createMemoryHistory(), routes: [{ path: '/', component: { render: () => null } }] });
}

/** The panel in a shell whose phone and server the test speaks for. */
async function open(view: SharingView | FinemeshError) {
  const server = { view };
  const phone = { starts: 0, report: (_state: SenderState, _sentAt: number | null): void => undefined };
  const answer = async (next = server.view): Promise<SharingView> => {
    if (server.view instanceof FinemeshError) throw server.view;
    return (server.view = next as SharingView);
  };
  const api: Partial<ApiClient> = {
    getSharing: () => answer(),
    setSharing: ({ body: { sharing } }) => answer(sharing ? on : off),
  };
  let sharing: Sharing | undefined;
  const Shell = defineComponent({
    setup() {
      sharing = useSharing({
        createSender: ({ onState }) => {
          phone.report = onState;
          return { start: () => (phone.starts += 1), stop: () => undefined };
        },
      });
      provide(sharingKey, sharing);
      return () => h(SharingPanel);
    },
  });
  const screen = mountScreen(Shell, { api, pinia: createPiniaWith(api), router: createPanelRouter(), messages });
  await sharing!.open();
  const report = (state: SenderState, sentAt: number | null = null) => (phone.report(state, sentAt), flushPromises());
  const flip = async () => (await screen.find('[role=switch]').trigger('click'), flushPromises());
  const button = (label: string) => screen.findAll('button').find((one) => one.text() === label);
  await flushPromises();
  return { screen, server, phone, sharing: sharing!, report, flip, button };
}

describe('SharingPanel', () => {
  it('says that nobody sees anything while it is off, and nothing of watchers', async () => {
    const { screen } = await open(off);
    expect(screen.text()).toContain('未共享，没有人看得到');
    expect(screen.text()).not.toContain('现在谁在看');
  });

  it('says until when it is on, and who watches as they come and go', async () => {
    const { screen, flip, sharing } = await open(off);
    await flip();
    expect(screen.text()).toMatch(/正在共享，到 .+ 自动关闭/);
    expect(screen.text()).toContain('现在没有人在看');
    sharing.takeWatchers([watcher]);
    await flushPromises();
    expect(screen.text()).toContain('街道指挥中心 · 江心洲街道');
    sharing.takeWatchers([]);
    await flushPromises();
    expect(screen.text()).toContain('现在没有人在看');
  });

  it('promises no end where the server names none', async () => {
    const { screen } = await open({ ...on, endsAt: null });
    expect(screen.text()).toContain('正在共享，随时可以关闭');
  });

  it('says how precisely one is shown: by a net of metres, or exactly', async () => {
    expect((await open(off)).screen.text()).toContain('只显示到 50 米见方的格子');
    expect((await open({ ...off, precisionMeters: 0 })).screen.text()).toContain('按准确位置显示');
  });

  it('offers to try again where the browser refuses, and starts again then', async () => {
    const { screen, phone, report, button } = await open(on);
    await report('denied');
    expect(screen.text()).toContain('浏览器不允许使用位置');
    const before = phone.starts;
    await button('再试一次')!.trigger('click');
    expect(phone.starts).toBe(before + 1);
    await report('sending', Date.now());
    expect([screen.text().includes('正在发送'), button('再试一次')]).toEqual([true, undefined]);
  });

  it('leads to a phone app where the device cannot find itself, since trying again is of no use', async () => {
    const { screen, report, button } = await open(on);
    await report('unsupported');
    expect([screen.text().includes('可以改用手机上的定位应用'), button('再试一次')]).toEqual([true, undefined]);
  });

  it('stays off when the server refuses, and says so', async () => {
    const { screen, server, phone, flip } = await open(off);
    server.view = new FinemeshError('tooManyRequests');
    await flip();
    expect(screen.find('[role=alert]').text()).toContain('没有改成');
    expect([screen.find('[role=switch]').attributes('aria-checked'), phone.starts]).toEqual(['false', 0]);
  });

  it('shows no switch before it is known how it stands, and asks again', async () => {
    const { screen, server, sharing } = await open(new FinemeshError('unavailable'));
    expect(screen.find('[role=switch]').exists()).toBe(false);
    server.view = on;
    await screen.find('button').trigger('click');
    await flushPromises();
    expect([screen.find('[role=switch]').attributes('aria-checked'), sharing.failure.value]).toEqual(['true', null]);
  });
});

describe('PhoneAppPanel', () => {
  function openPhoneApp(requestDevice: ApiClient['requestDevice']) {
    const api = { requestDevice };
    return mountScreen(PhoneAppPanel, { api, pinia: createPiniaWith(api), router: createPanelRouter(), messages });
  }

  it('shows the key of the device only when it is asked for', async () => {
    const screen = openPhoneApp(async () => ({ deviceId: 'k7f2', url: 'https://mesh.test/osmand' }));
    expect(screen.text()).not.toContain('k7f2');
    await screen.find('button').trigger('click');
    await flushPromises();
    expect(screen.findAll('dd').map((value) => value.text())).toEqual(['https://mesh.test/osmand', 'k7f2']);
    expect(screen.text()).toContain('请不要给别人');
  });

  it('says why there is none, and takes that back when it comes', async () => {
    const answers = [() => Promise.reject(new FinemeshError('unavailable')), () => Promise.resolve({ deviceId: 'k7f2', url: 'https://mesh.test/osmand' })];
    const screen = openPhoneApp(() => answers.shift()!());
    await screen.find('button').trigger('click');
    await flushPromises();
    expect([screen.find('[role=alert]').exists(), screen.find('dd').exists()]).toEqual([true, false]);
    await screen.find('button').trigger('click');
    await flushPromises();
    expect([screen.find('[role=alert]').exists(), screen.find('dd').exists()]).toEqual([false, true]);
  });
});
