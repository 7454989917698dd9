import { afterEach, describe, expect, it } from 'vitest';
import { nextTick } from 'vue';
import { mount, type VueWrapper } from '@vue/test-utils';
import { createFinemeshI18n } from '../language/createFinemeshI18n.ts';
import { mountWithKit } from '../testing/mountWithKit.ts';
import Dialog from './Dialog.vue';
import { provideOverlayTarget } from './overlayTarget.ts';
import Sheet from './Sheet.vue';

const dialog = (): HTMLElement | null => document.querySelector('[role=dialog],[role=alertdialog]');

async function press(key: string): Promise<void> {
  document.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
  await nextTick();
}

let opened: VueWrapper | null = null;
async function open(component: object, props: Record<string, unknown>, slots = {}): Promise<VueWrapper> {
  opened = mountWithKit(component as never, { props: { open: true, title: '删除照片？', ...props }, slots, attach: true });
  await nextTick();
  await nextTick();
  return opened;
}

afterEach(() => {
  opened?.unmount();
  opened = null;
  document.body.replaceChildren();
});

describe.each([
  ['Dialog', Dialog],
  ['Sheet', Sheet],
])('%s', (_name, component) => {
  it('is named by its title and described by its text', async () => {
    await open(component, { text: '删除后不能恢复。' });
    const labelledBy = dialog()?.getAttribute('aria-labelledby') ?? '';
    expect(document.getElementById(labelledBy)?.textContent).toBe('删除照片？');
    const describedBy = dialog()?.getAttribute('aria-describedby') ?? '';
    expect(document.getElementById(describedBy)?.textContent).toBe('删除后不能恢复。');
  });

  it('claims no description where there is none', async () => {
    await open(component, {});
    expect(dialog()?.hasAttribute('aria-describedby')).toBe(false);
  });

  it('closes by its cross and by Escape', async () => {
    const wrapper = await open(component, {});
    document.querySelector<HTMLElement>('[aria-label="关闭"]')?.click();
    await press('Escape');
    expect(wrapper.emitted('update:open')?.[0]).toEqual([false]);
  });

  it('stays until it is answered when it is not closable', async () => {
    const wrapper = await open(component, { closable: false });
    expect(document.querySelector('[aria-label="关闭"]')).toBeNull();
    await press('Escape');
    expect(wrapper.emitted('update:open')).toBeUndefined();
  });

  it('is nowhere while closed', async () => {
    await open(component, { open: false });
    expect(dialog()).toBeNull();
  });
});

describe('an overlay of a remote', () => {
  it('is attached where the remote says, not to the body', async () => {
    const element = document.createElement('div');
    element.dataset['remote'] = 'roster-sheet';
    document.body.append(element);
    const wrapper = mount(Dialog, {
      props: { open: true, title: 'x' },
      attachTo: element,
      global: {
        plugins: [
          createFinemeshI18n({ messages: { 'zh-CN': {}, en: {} }, storage: null }),
          { install: (app: Parameters<typeof provideOverlayTarget>[0]) => provideOverlayTarget(app, element) },
        ],
      },
    });
    await nextTick();
    await nextTick();
    expect(element.contains(dialog())).toBe(true);
    wrapper.unmount();
  });
});
