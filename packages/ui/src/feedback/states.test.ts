import { describe, expect, it } from 'vitest';
import { nextTick } from 'vue';
import { mountWithKit } from '../testing/mountWithKit.ts';
import Callout from './Callout.vue';
import ErrorState from './ErrorState.vue';
import OfflineBanner from './OfflineBanner.vue';

describe('ErrorState', () => {
  it('offers to try again, and not where that cannot help', async () => {
    const state = mountWithKit(ErrorState);
    await state.get('button').trigger('click');
    expect(state.emitted('retry')).toHaveLength(1);
    expect(state.attributes('role')).toBe('alert');
    expect(mountWithKit(ErrorState, { props: { final: true } }).find('button').exists()).toBe(false);
  });
});

describe('Callout', () => {
  it('says its tone in a word, not by colour alone', () => {
    expect(mountWithKit(Callout, { props: { tone: 'danger', title: '断网' } }).text()).toContain('出错');
  });
});

describe('OfflineBanner', () => {
  it('follows the device', async () => {
    const banner = mountWithKit(OfflineBanner);
    expect(banner.text()).toBe('');
    Object.defineProperty(navigator, 'onLine', { configurable: true, value: false });
    window.dispatchEvent(new Event('offline'));
    await nextTick();
    expect(banner.text()).toContain('没有网络');
    Object.defineProperty(navigator, 'onLine', { configurable: true, value: true });
    window.dispatchEvent(new Event('online'));
    await nextTick();
    expect(banner.text()).toBe('');
  });

  it('believes the app where it knows better', () => {
    expect(mountWithKit(OfflineBanner, { props: { offline: true }, language: 'en' }).text()).toContain('No network');
  });
});
