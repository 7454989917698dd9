import { describe, expect, it } from 'vitest';
import { mountWithKit } from '../testing/mountWithKit.ts';
import AppHeader from './AppHeader.vue';
import AppShell from './AppShell.vue';
import BottomNav from './BottomNav.vue';
import Tabs from './Tabs.vue';

const items = [
  { key: 'home', label: '首页', href: '/' },
  { key: 'list', label: '列表', badge: 120 },
];

describe('BottomNav', () => {
  it('marks where one is, and shows a count', () => {
    const nav = mountWithKit(BottomNav, { props: { items, current: 'home' } });
    expect(nav.get('[aria-current=page]').text()).toBe('首页');
    expect(nav.get('button').text()).toContain('99+');
    expect(nav.attributes('aria-label')).toBe('主导航');
  });

  it('passes on the item chosen', async () => {
    const nav = mountWithKit(BottomNav, { props: { items } });
    await nav.get('a').trigger('click');
    await nav.get('button').trigger('click');
    expect(nav.emitted('select')).toEqual([[items[0]], [items[1]]]);
  });

  it('leaves a click for a new tab to the browser', async () => {
    const nav = mountWithKit(BottomNav, { props: { items } });
    const event = new MouseEvent('click', { ctrlKey: true, cancelable: true, bubbles: true });
    nav.get('a').element.dispatchEvent(event);
    expect(nav.emitted('select')).toBeUndefined();
    expect(event.defaultPrevented).toBe(false);
  });
});

describe('Tabs', () => {
  it('shows the content of the tab chosen', () => {
    const slots = { home: 'HOME', list: 'LIST' };
    const tabs = mountWithKit(Tabs, { props: { items, label: '视图', modelValue: 'list' }, slots });
    expect(tabs.text()).toContain('LIST');
    expect(tabs.text()).not.toContain('HOME');
  });
});

describe('AppHeader', () => {
  it('leads back only where there is a way back', async () => {
    const header = mountWithKit(AppHeader, { props: { title: '上报', back: true } });
    await header.get('[aria-label="返回"]').trigger('click');
    expect(header.emitted('back')).toHaveLength(1);
    expect(mountWithKit(AppHeader, { props: { title: '上报' } }).find('[aria-label="返回"]').exists()).toBe(false);
  });

  it('always offers large text and the other language, unless the page hides them', () => {
    const switches = ['改用大字', '切换到 English'];
    const labels = (props: object) =>
      mountWithKit(AppHeader, { props: { title: '上报', ...props } }).findAll('button').map((button) => button.attributes('aria-label'));
    expect(labels({})).toEqual(switches);
    expect(labels({ hideSwitches: true })).toEqual([]);
  });
});

describe('AppShell', () => {
  it('lets the keyboard skip to the content', () => {
    const shell = mountWithKit(AppShell, { slots: { default: '正文' } });
    const target = shell.get('a').attributes('href')?.slice(1) ?? '';
    expect(shell.get(`[id="${target}"]`).element.tagName).toBe('MAIN');
  });
});
