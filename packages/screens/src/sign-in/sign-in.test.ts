import { useSession, type ApiClient } from '@finemesh/client';
import { FinemeshError, type DemoAccount, type SessionView } from '@finemesh/contract';
import { flushPromises } from '@vue/test-utils';
import { beforeEach, describe, expect, it } from 'vitest';
import { createMemoryHistory, createRouter, type Router } from 'vue-router';
import { createPiniaWith, mountScreen } from '../testing/mountScreen.ts';
import { createSignInGuard } from './createSignInGuard.ts';
import SessionGate from './SessionGate.vue';
import SignInPage from './SignInPage.vue';

const view: SessionView = { account: { id: 'a', username: 'tian', displayName: '田师傅' }, posts: [] };
const territory = { zh: '芳华园8–10栋', en: 'Fanghua Garden 8–10' };
const createAccount = (username: string, role: DemoAccount['role'], screen: DemoAccount['screen'] = 'workbench'): DemoAccount =>
  ({ username, password: `${username}-password`, role, displayName: `${username}师傅`, territory, screen });

let server: { isDown: boolean; isSignedIn: boolean; tried: string[]; accounts: DemoAccount[] };
let api: Partial<ApiClient>;
let router: Router;

beforeEach(() => {
  server = { isDown: false, isSignedIn: false, tried: [], accounts: [] };
  const reach = () => {
    if (server.isDown) throw new FinemeshError('unavailable');
  };
  api = {
    getSession: async () => {
      reach();
      if (!server.isSignedIn) throw new FinemeshError('notSignedIn');
      return view;
    },
    signIn: async ({ body: { username, password } }) => {
      reach();
      server.tried.push(`${username} ${password}`);
      if (password === 'wrong') throw new FinemeshError('wrongCredentials');
      server.isSignedIn = true;
      return view;
    },
    signOut: async () => {
      server.isSignedIn = false;
      return undefined;
    },
    listDemoAccounts: async () => ({ accounts: server.accounts }),
  };
});

async function open(path: string) {
  const pinia = createPiniaWith(api);
  const session = useSession(pinia);
  router = createRouter({
    history: createMemoryHistory(),
    routes: [
      { path: '/sign-in', name: 'signIn', component: SignInPage, props: { screen: 'workbench', title: '登录', lead: '', icon: '/icon.svg' }, meta: { isOpen: true } },
      { path: '/:rest(.*)*', name: 'page', component: { render: () => 'page' } },
    ],
  });
  router.beforeEach(createSignInGuard({ session, home: () => '/' }));
  await router.push(path);
  const app = mountScreen(SessionGate, { api, pinia, router, slots: { default: '<p>behind sign-in</p>' } });
  await flushPromises();
  return { app, session };
}

describe('SessionGate', () => {
  it('shows what is behind sign-in to those who are signed in, and the open page to others', async () => {
    server.isSignedIn = true;
    expect((await open('/cases/7')).app.text()).toBe('behind sign-in');
    server.isSignedIn = false;
    const { app } = await open('/cases/7');
    expect(app.text()).not.toContain('behind sign-in');
    expect(app.find('input[name=password]').exists()).toBe(true);
  });

  it('says that the server is not there, and goes on to the wanted page once it is', async () => {
    server.isDown = true;
    server.isSignedIn = true;
    const { app } = await open('/cases/7');
    expect(app.text()).toContain('连不上服务器');
    server.isDown = false;
    await app.get('button').trigger('click');
    await flushPromises();
    expect([app.text(), router.currentRoute.value.path]).toEqual(['behind sign-in', '/cases/7']);
  });

  it('leads to sign-in with the way back where the server comes back without a session', async () => {
    server.isDown = true;
    const { app } = await open('/cases/7');
    server.isDown = false;
    await app.get('button').trigger('click');
    await flushPromises();
    expect(router.currentRoute.value.fullPath).toBe('/sign-in?next=/cases/7');
  });

  it('leads to sign-in when the session ends, without the way back of the person before', async () => {
    server.isSignedIn = true;
    const { session } = await open('/cases/7');
    await session.signOut();
    await flushPromises();
    expect(router.currentRoute.value.fullPath).toBe('/sign-in');
  });
});

describe('SignInPage', () => {
  async function signIn(path: string, password = 'right') {
    const { app } = await open(path);
    await app.get('input[name=username]').setValue(' tian ');
    await app.get('input[name=password]').setValue(password);
    await app.get('form').trigger('submit');
    await flushPromises();
    return app;
  }

  it('goes on to where the person wanted to go', async () => {
    await signIn('/cases/7?tab=photos');
    expect(router.currentRoute.value.fullPath).toBe('/cases/7?tab=photos');
    expect(server.tried).toEqual(['tian right']);
  });

  it.each(['//elsewhere.example', '/%09/elsewhere.example', '/%5Celsewhere.example', 'https://elsewhere.example'])('does not go on to %s', async (next) => {
    await signIn(`/sign-in?next=${next}`);
    expect(router.currentRoute.value.fullPath).toBe('/');
  });

  it('stays and says why where it was refused', async () => {
    const app = await signIn('/', 'wrong');
    expect(router.currentRoute.value.name).toBe('signIn');
    expect(app.get('[role=alert]').text()).toContain('用户名或密码不正确');
  });

  it('offers the demo accounts of its own screen, neighbours first, each as one tap', async () => {
    server.accounts = [createAccount('officer', 'communityOfficer'), createAccount('command', 'commander', 'wall'), createAccount('tian', 'microGridder')];
    const { app } = await open('/');
    const buttons = app.findAll('button').filter((button) => button.text().includes('师傅'));
    expect(buttons.map((button) => button.text())).toEqual([expect.stringMatching(/tian师傅.*微网格员 · 芳华园/), expect.stringContaining('officer师傅')]);
    await buttons[0]!.trigger('click');
    await flushPromises();
    expect(server.tried).toEqual(['tian tian-password']);
  });

  it('offers offices by their office where the screen is one', async () => {
    server.accounts = [createAccount('command', 'commander', 'wall')];
    const pinia = createPiniaWith(api);
    const app = mountScreen(SignInPage, { api, pinia, router, props: { screen: 'wall', title: '', lead: '', icon: '/icon.svg', asOffices: true } });
    await flushPromises();
    expect(app.text()).toContain('街道指挥中心');
    expect(app.text()).not.toContain('command师傅');
  });
});
