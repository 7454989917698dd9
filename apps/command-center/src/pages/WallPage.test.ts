import { useSession, type ApiClient } from '@finemesh/client';
import type { PostView, SessionView } from '@finemesh/contract';
import { brandId } from '@finemesh/domain';
import { createPiniaWith, FactsStandIn, mountScreen } from '@finemesh/screens/testing';
import { flushPromises } from '@vue/test-utils';
import { expect, it } from 'vitest';
import { createMemoryHistory, createRouter } from 'vue-router';
import { en } from '../locales/en.ts';
import { zhCN } from '../locales/zh-CN.ts';
import WallPage from './WallPage.vue';

const commander: PostView = {
  id: '0192f0c1-0000-7000-8000-00000000aaaa',
  role: 'commander',
  territory: { code: brandId<PostView['territory']['code']>('320105004'), path: '320105/320105004', name: { zh: '江心洲街道', en: 'Jiangxinzhou' } },
  from: '2026-01-01T00:00:00Z',
  until: null,
};

async function open(posts: PostView[]) {
  const server = { posts };
  const account = { id: '0192f0c1-0000-7000-8000-00000000bbbb', username: 'spare', displayName: '备用' };
  const api: Partial<ApiClient> = { getSession: async (): Promise<SessionView> => ({ account, posts: server.posts }) };
  const pinia = createPiniaWith(api);
  await useSession(pinia).refresh();
  const feed = new FactsStandIn();
  const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/', component: { render: () => null } }] });
  const messages = { 'zh-CN': zhCN, en };
  const page = mountScreen(WallPage, { api, pinia, router, messages, feed, stubs: { WallLayout: true } });
  const isWallShown = () => page.find('wall-layout-stub').exists();
  return { server, feed, isWallShown };
}

it('shows the wall to an account as soon as it gets a post of the command centre', async () => {
  const { server, feed, isWallShown } = await open([]);
  expect(isWallShown()).toBe(false);
  server.posts = [commander];
  feed.send('posts.own', { type: 'posts.changed' });
  await flushPromises();
  expect(isWallShown()).toBe(true);
});

it('takes the wall away with the last post that allows it', async () => {
  const { server, feed, isWallShown } = await open([commander]);
  expect(isWallShown()).toBe(true);
  server.posts = [];
  feed.send('posts.own', { type: 'posts.changed' });
  await flushPromises();
  expect(isWallShown()).toBe(false);
});
