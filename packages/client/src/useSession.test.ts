import { FinemeshError, type PostView, type SessionView } from '@finemesh/contract';
import { brandId } from '@finemesh/domain';
import { createPinia } from 'pinia';
import { beforeEach, describe, expect, it } from 'vitest';
import { createApp } from 'vue';
import type { ApiClient } from './createApiClient.ts';
import { apiClientKey, useApiClient, useSession } from './useSession.ts';

const path = '320105/320105004/320105004004/320105004004001/32010500400400101';
const post: PostView = {
  id: '0192f0c1-0000-7000-8000-00000000aaaa',
  role: 'microGridder',
  territory: { code: brandId<PostView['territory']['code']>('32010500400400101'), path, name: { zh: '芳华园', en: 'Fanghua Garden' } },
  from: '2026-01-01T00:00:00Z',
  until: null,
};
const view: SessionView = { account: { id: '0192f0c1-0000-7000-8000-00000000bbbb', username: 'tian', displayName: '老田' }, posts: [post] };

const createPage = () => createApp({});

let answer: SessionView | FinemeshError;
let isSignOutRefused: boolean;

beforeEach(() => {
  answer = view;
  isSignOutRefused = false;
});

function open() {
  const reply = async (): Promise<SessionView> => {
    if (answer instanceof FinemeshError) throw answer;
    return answer;
  };
  const signOut: ApiClient['signOut'] = async () => {
    if (isSignOutRefused) throw new FinemeshError('unavailable');
    return undefined;
  };
  const app = createPage().provide(apiClientKey, { getSession: reply, signIn: reply, signOut } as Partial<ApiClient> as ApiClient);
  const pinia = createPinia();
  app.use(pinia);
  return app.runWithContext(() => useSession(pinia));
}

describe('useSession', () => {
  it('knows nothing before it has asked, and then who is signed in', async () => {
    const session = open();
    expect([session.state, session.account, session.canDo('case.read')]).toEqual(['unknown', null, false]);
    await session.refresh();
    expect([session.state, session.account?.username, session.canDo('case.read')]).toEqual(['signedIn', 'tian', true]);
  });

  it('forgets who was signed in when the session has ended', async () => {
    const session = open();
    await session.refresh();
    answer = new FinemeshError('notSignedIn');
    await session.refresh();
    expect([session.state, session.account, session.posts]).toEqual(['signedOut', null, []]);
  });

  it('keeps a page of somebody signed in through a time without a server, and says so where nobody is known', async () => {
    const session = open();
    answer = new FinemeshError('unavailable');
    await session.refresh();
    expect(session.state).toBe('unreachable');
    answer = view;
    await session.refresh();
    answer = new FinemeshError('unavailable');
    await session.refresh();
    expect([session.state, session.account?.username]).toEqual(['signedIn', 'tian']);
  });

  it('stays signed in while the server has not ended the session', async () => {
    const session = open();
    await session.signIn({ username: 'tian', password: 'x' });
    isSignOutRefused = true;
    await expect(session.signOut()).rejects.toThrow(FinemeshError);
    expect(session.state).toBe('signedIn');
    isSignOutRefused = false;
    await session.signOut();
    expect([session.state, session.account]).toEqual(['signedOut', null]);
  });

  it('asks the rights table with the posts of now: elsewhere, and after their end, they allow nothing', async () => {
    const session = open();
    await session.refresh();
    expect(session.can('posts.read', { path })).toBe(true);
    expect(session.can('posts.read', { path: '320105/320105007' })).toBe(false);
    answer = { ...view, posts: [{ ...post, until: '2026-01-02T00:00:00Z' }] };
    await session.refresh();
    expect(session.can('posts.read', { path })).toBe(false);
  });
});

it('says so where no API is provided', () => {
  expect(() => createPage().runWithContext(useApiClient)).toThrow('no API client is provided');
});
