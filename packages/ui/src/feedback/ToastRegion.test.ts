import type { VueWrapper } from '@vue/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { nextTick } from 'vue';
import { mountWithKit } from '../testing/mountWithKit.ts';
import ToastRegion from './ToastRegion.vue';
import { useToasts } from './useToasts.ts';

describe('ToastRegion', () => {
  const { show, clear, dismiss } = useToasts();
  let region: VueWrapper;

  beforeEach(() => {
    vi.useFakeTimers();
    region = mountWithKit(ToastRegion);
  });
  afterEach(() => {
    region.unmount();
    clear();
    vi.useRealTimers();
  });

  it('is in the page as a live region before the first toast', () => {
    expect(region.findAll('[aria-live]').map((list) => list.attributes('aria-live'))).toEqual(['assertive', 'polite']);
  });

  it('interrupts for an error and waits its turn otherwise', async () => {
    show({ title: '已保存', tone: 'success' });
    show({ title: '没有提交成功', tone: 'danger' });
    await nextTick();
    expect(region.get('[aria-live=polite]').text()).toContain('已保存');
    expect(region.get('[aria-live=assertive]').text()).toContain('没有提交成功');
  });

  it('lets a toast go after six seconds, and keeps it while it is hovered', async () => {
    show({ title: '已保存' });
    await nextTick();
    await region.get('li').trigger('pointerenter');
    vi.advanceTimersByTime(60_000);
    await nextTick();
    expect(region.findAll('li')).toHaveLength(1);
    await region.get('li').trigger('pointerleave');
    vi.advanceTimersByTime(6_000);
    await nextTick();
    expect(region.findAll('li')).toHaveLength(0);
  });

  it('keeps an error and a toast with an action until they are closed', async () => {
    let undone = 0;
    const error = show({ title: '没有成功', tone: 'danger' });
    show({ title: '已删除', action: { label: '撤销', run: () => undone++ } });
    await nextTick();
    vi.advanceTimersByTime(600_000);
    await nextTick();
    expect(region.findAll('li')).toHaveLength(2);
    await region.get('[aria-live=polite] button').trigger('click');
    dismiss(error);
    await nextTick();
    expect(undone).toBe(1);
    expect(region.findAll('li')).toHaveLength(0);
  });

  it('shows three at most, the newest', async () => {
    for (const title of ['一', '二', '三', '四']) show({ title });
    await nextTick();
    expect(region.findAll('li p').map((line) => line.text().slice(-1))).toEqual(['二', '三', '四']);
  });
});
