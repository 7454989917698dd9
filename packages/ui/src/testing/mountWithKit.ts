import { mount, type VueWrapper } from '@vue/test-utils';
import { onTestFinished } from 'vitest';
import type { Component } from 'vue';
import { createFinemeshI18n } from '../language/createFinemeshI18n.ts';
import type { Language } from '../language/Language.ts';

export interface MountOptions {
  props?: Record<string, unknown>;
  slots?: Record<string, string | Component>;
  language?: Language;
  /** In the document, where focus and teleports need it. */
  attach?: boolean;
}

/** Mounts a component as an app does, with the kit's own words, until the test ends. For tests only. */
export function mountWithKit(component: Component, options: MountOptions = {}): VueWrapper {
  const { props = {}, slots = {}, language = 'zh-CN', attach = false } = options;
  const i18n = createFinemeshI18n({ messages: { 'zh-CN': {}, en: {} }, language, storage: null });
  const mounted = mount(component, {
    props,
    slots: slots as Record<string, string>,
    global: { plugins: [i18n] },
    ...(attach ? { attachTo: document.body } : {}),
  });
  onTestFinished(() => {
    if (mounted.exists()) mounted.unmount();
  });
  return mounted;
}
