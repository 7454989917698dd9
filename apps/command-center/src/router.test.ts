import type { useSession } from '@finemesh/client';
import { expect, it } from 'vitest';
import { createMemoryHistory } from 'vue-router';
import { createWallRouter } from './router.ts';

type Session = ReturnType<typeof useSession>;

const open = (state: Session['state']) =>
  createWallRouter({ state, refresh: async () => undefined } as Session, createMemoryHistory());

it('asks for an account on every page but signing in, and knows the way back', async () => {
  const router = open('signedOut');
  await router.push('/cases/7');
  expect(router.currentRoute.value.fullPath).toBe('/sign-in?next=/cases/7');
});

it('leads who is signed in from the sign-in page to the wall', async () => {
  const router = open('signedIn');
  await router.push('/sign-in');
  expect(router.currentRoute.value.name).toBe('wall');
});
