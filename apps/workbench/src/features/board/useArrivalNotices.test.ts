import { createPiniaWith, mountScreen } from '@finemesh/screens/testing';
import { useToasts } from '@finemesh/ui';
import { flushPromises } from '@vue/test-utils';
import { beforeEach, expect, it } from 'vitest';
import { effectScope, nextTick, ref } from 'vue';
import { createMemoryHistory, createRouter } from 'vue-router';
import { messages } from '../../locales/messages.ts';
import { createStaffCase } from '../../testing/createStaffCase.ts';
import { useWorkbenchText } from '../../useWorkbenchText.ts';
import { useArrivalNotices, useTitleCount } from './useArrivalNotices.ts';

const empty = { render: () => null };

beforeEach(() => useToasts().clear());

async function open() {
  const rung: string[] = [];
  let notices: ReturnType<typeof useArrivalNotices> | undefined;
  const page = {
    setup: () => {
      notices = useArrivalNotices(useWorkbenchText(), { ring: (sound) => void rung.push(sound) });
      return () => null;
    },
  };
  const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/', component: empty }, { path: '/cases/:id', name: 'case', component: empty }] });
  await router.push('/');
  mountScreen(page, { api: {}, pinia: createPiniaWith({}), router, messages });
  return { rung, router, announce: notices!.announce };
}

it('says what has come and rings, and leads to it', async () => {
  const { rung, router, announce } = await open();
  const arrived = createStaffCase();
  announce(arrived, 'case.handedOver');
  const [notice] = useToasts().toasts.value;
  expect(notice?.title).toMatch(/^新事件：/);
  expect(rung).toEqual(['arrival']);
  notice?.action?.run();
  await flushPromises();
  expect(router.currentRoute.value.params['id']).toBe(arrived.id);
});

it('calls a reopened case reopened', async () => {
  const { announce } = await open();
  announce(createStaffCase({ state: 'reopened' }), 'case.reopened');
  expect(useToasts().toasts.value.map(({ title }) => title)).toEqual([expect.stringMatching(/^居民要求重办：/)]);
});

it('writes how many wait before the title of the page, and takes it off with the shell', async () => {
  const page = { title: '' };
  const waiting = ref(0);
  const scope = effectScope();
  scope.run(() => useTitleCount(waiting, ref('精网微格'), page));
  expect(page.title).toBe('精网微格');
  waiting.value = 2;
  await nextTick();
  expect(page.title).toBe('(2) 精网微格');
  scope.stop();
  expect(page.title).toBe('精网微格');
});
