import { useSession, type ApiClient } from '@finemesh/client';
import { FinemeshError, type PostView, type SessionView } from '@finemesh/contract';
import { brandId } from '@finemesh/domain';
import { provideChime } from '@finemesh/screens';
import { createPiniaWith, mountScreen } from '@finemesh/screens/testing';
import { flushPromises } from '@vue/test-utils';
import { beforeEach, describe, expect, it } from 'vitest';
import { defineComponent, h } from 'vue';
import { createMemoryHistory, createRouter } from 'vue-router';
import { messages } from '../../locales/messages.ts';
import { useDraft } from '../case/useDraft.ts';
import MePanel from './MePanel.vue';

const account = { id: '0192f0c1-0000-7000-8000-00000000bbbb', username: 'chen', displayName: '陈师傅' };
const post: PostView = {
  id: '0192f0c1-0000-7000-8000-00000000aaaa',
  role: 'microGridder',
  territory: { code: brandId<PostView['territory']['code']>('32010500400400101'), path: '320105/320105004/320105004004', name: { zh: '芳华园8-10栋微网格', en: 'Fanghua Garden 8–10' } },
  from: '2026-01-01T00:00:00Z',
  until: null,
};
/** Words that somebody began and has not sent. */
const draft = () => useDraft('chen case resolve');

beforeEach(() => localStorage.clear());

async function open(posts: readonly PostView[], signOut: ApiClient['signOut'] = async () => undefined) {
  const api: Partial<ApiClient> = { getSession: async (): Promise<SessionView> => ({ account, posts: [...posts] }), signOut };
  const pinia = createPiniaWith(api);
  await useSession(pinia).refresh();
  const Page = defineComponent({
    setup() {
      provideChime({ storageKey: 'finemesh.workbench.sound', sample: 'arrival' });
      return () => h(MePanel);
    },
  });
  const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/', component: { render: () => null } }] });
  const screen = mountScreen(Page, { api, pinia, router, messages });
  const leave = async () => (await screen.findAll('button').find((button) => button.text() === '退出登录')!.trigger('click'), flushPromises());
  return { screen, leave };
}

describe('MePanel', () => {
  it('says what each post is and how long it lasts', async () => {
    const { screen } = await open([post, { ...post, id: '0192f0c1-0000-7000-8000-00000000aaac', until: '2026-12-31T00:00:00Z' }]);
    expect(screen.text()).toContain('微网格员 · 芳华园8-10栋微网格');
    expect(screen.text().match(/ 起/g)).toHaveLength(2);
    expect(screen.text().match(/到 /g)).toHaveLength(1);
  });

  it('says to who has no post whom to ask, and offers no sound of cases that never come', async () => {
    const { screen } = await open([]);
    expect(screen.text()).toContain('现在没有岗位');
    expect(screen.find('[role=switch]').exists()).toBe(false);
    expect((await open([post])).screen.find('[role=switch]').exists()).toBe(true);
  });

  it('leaves no draft on a phone that somebody signed out of', async () => {
    const { leave } = await open([post]);
    draft().value = '敲门无人';
    await leave();
    expect(draft().value).toBe('');
  });

  it('keeps the drafts and says so when signing out did not work', async () => {
    const { screen, leave } = await open([post], () => Promise.reject(new FinemeshError('unavailable')));
    draft().value = '敲门无人';
    await leave();
    expect(screen.find('[role=alert]').text()).toContain('没有退出成功');
    expect(draft().value).toBe('敲门无人');
  });
});
