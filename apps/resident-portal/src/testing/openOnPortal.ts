import type { ApiClient } from '@finemesh/client';
import { createPiniaWith, mountScreen, type ScreenOptions } from '@finemesh/screens/testing';
import { flushPromises, type VueWrapper } from '@vue/test-utils';
import type { Component } from 'vue';
import { createMemoryHistory, type Router } from 'vue-router';
import { CaseAddress, caseAddressKey } from '../features/follow/CaseAddress.ts';
import { en } from '../locales/en.ts';
import { zhCN } from '../locales/zh-CN.ts';
import { createPortalRouter } from '../router.ts';

interface PortalOptions extends Pick<ScreenOptions, 'props' | 'stubs'> {
  readonly api?: Partial<ApiClient>;
  /** The address that is open; home by default. */
  readonly at?: string;
}

/** A part of the portal as it is in the app, with the portal's own addresses, until the test ends. */
export async function openOnPortal(component: Component, { api = {}, at = '/', ...options }: PortalOptions = {}): Promise<{ screen: VueWrapper; router: Router }> {
  const address = new CaseAddress();
  const router = createPortalRouter(address, createMemoryHistory());
  await router.push(at);
  const screen = mountScreen(component, {
    ...options,
    api,
    pinia: createPiniaWith(api),
    router,
    messages: { 'zh-CN': zhCN, en },
    provide: { [caseAddressKey as symbol]: address },
  });
  await flushPromises();
  return { screen, router };
}

/** Taps the button of a label. */
export async function tap(screen: VueWrapper, label: string): Promise<void> {
  const button = screen.findAll('button').find((one) => one.text() === label || one.attributes('aria-label') === label);
  if (button === undefined) throw new Error(`there is no button ${label}`);
  await button.trigger('click');
  await flushPromises();
}
