import type { useSession } from '@finemesh/client';
import type { Action } from '@finemesh/domain';
import { beforeEach, expect, it } from 'vitest';
import { createMemoryHistory } from 'vue-router';
import { createWorkbenchRouter } from './router.ts';

type Session = ReturnType<typeof useSession>;

let session: { state: Session['state']; refresh: () => Promise<void>; canDo: (action: Action) => boolean };
const open = () => createWorkbenchRouter(session as Session, createMemoryHistory());

beforeEach(() => {
  session = { state: 'signedIn', refresh: async () => undefined, canDo: (action) => action === 'roster.read' };
});

it('begins at the first place that the posts open', async () => {
  const router = open();
  await router.push('/');
  expect(router.currentRoute.value.name).toBe('rosters');
  await router.push('/sign-in');
  expect(router.currentRoute.value.name).toBe('rosters');
});

it('asks for an account on every page but signing in', async () => {
  session.state = 'signedOut';
  const router = open();
  for (const { path } of router.getRoutes()) {
    const address = path.replace(/:\w+(\(.*\)\*)?/g, 'x');
    await router.push(address);
    expect(router.currentRoute.value.name, address).toBe('signIn');
  }
});
