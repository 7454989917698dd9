import { apiClientKey, type ApiClient } from '@finemesh/client';
import { createFinemeshI18n } from '@finemesh/ui';
import { mount, RouterLinkStub, type VueWrapper } from '@vue/test-utils';
import { createPinia, setActivePinia, type Pinia } from 'pinia';
import type { Component } from 'vue';
import type { Router } from 'vue-router';

/** A Pinia with the API that the session asks, as an app has it. For tests only. */
export function createPiniaWith(api: Partial<ApiClient>): Pinia {
  const pinia = createPinia();
  // Stores inject the API from the app; without one they inject from Pinia's own provisions.
  mount({ template: '<p />' }, { global: { plugins: [pinia], provide: { [apiClientKey as symbol]: api } } });
  setActivePinia(pinia);
  return pinia;
}

export interface ScreenOptions {
  readonly api: Partial<ApiClient>;
  readonly pinia: Pinia;
  readonly router: Router;
  readonly props?: Record<string, unknown>;
  readonly slots?: Record<string, string>;
}

/** Mounts a component as an app with accounts does: kit, router, Pinia and API. For tests only. */
export function mountScreen(component: Component, { api, pinia, router, props = {}, slots = {} }: ScreenOptions): VueWrapper {
  return mount(component, {
    props,
    slots,
    global: {
      plugins: [createFinemeshI18n({ messages: { 'zh-CN': {}, en: {} }, storage: null }), pinia, router],
      provide: { [apiClientKey as symbol]: api },
      stubs: { RouterLink: RouterLinkStub },
    },
  });
}
