import { apiClientKey, factsKey, type ApiClient } from '@finemesh/client';
import { createFinemeshI18n, type FinemeshI18nOptions } from '@finemesh/ui';
import { mount, RouterLinkStub, type VueWrapper } from '@vue/test-utils';
import { createPinia, setActivePinia, type Pinia } from 'pinia';
import { onTestFinished } from 'vitest';
import type { Component } from 'vue';
import type { Router } from 'vue-router';
import type { FactsStandIn } from './FactsStandIn.ts';

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
  /** The app's own words; none by default. */
  readonly messages?: FinemeshI18nOptions['messages'];
  readonly stubs?: Record<string, boolean | Component>;
  /** What the app or the page provides besides, by its injection key. */
  readonly provide?: Record<symbol, unknown>;
  /** The feed that the page provides; none by default. */
  readonly feed?: FactsStandIn;
}

/** Mounts a component as an app with accounts does: kit, router, Pinia and API; until the test ends. For tests only. */
export function mountScreen(component: Component, options: ScreenOptions): VueWrapper {
  const { api, pinia, router, props = {}, slots = {}, messages = { 'zh-CN': {}, en: {} }, stubs = {}, provide = {}, feed } = options;
  const screen = mount(component, {
    // Overlays are drawn beside it.
    attachTo: document.body,
    props,
    slots,
    global: {
      plugins: [createFinemeshI18n({ messages, storage: null }), pinia, router],
      provide: { [apiClientKey as symbol]: api, [factsKey as symbol]: feed, ...provide },
      stubs: { RouterLink: RouterLinkStub, ...stubs },
    },
  });
  onTestFinished(() => screen.unmount());
  return screen;
}
