import { createFinemeshI18n } from '@finemesh/ui';
import { mount, type VueWrapper } from '@vue/test-utils';
import { onTestFinished } from 'vitest';
import type { Component } from 'vue';
import { messages } from '../locales/messages.ts';

/** Mounts a view of the sheet in Chinese, where the focus can go to it, until the test ends. */
export function mountView(view: Component, props: Record<string, unknown>): VueWrapper {
  const wrapper = mount(view, {
    props,
    attachTo: document.body,
    global: { plugins: [createFinemeshI18n({ messages, language: 'zh-CN', ownsPage: false })] },
  });
  onTestFinished(() => wrapper.unmount());
  return wrapper;
}
