import type { SessionState } from '@finemesh/client';
import { describe, expect, it } from 'vitest';
import { createSignInGuard, returnPathOf } from './createSignInGuard.ts';

function createGuard(known: SessionState, answer: SessionState = known) {
  const session = {
    state: known,
    asked: 0,
    refresh: async () => {
      session.asked += 1;
      session.state = answer;
    },
  };
  return { session, guard: createSignInGuard({ session, home: () => ({ name: 'cases' }) }) };
}

const page = { meta: {}, fullPath: '/cases/7?tab=photos' };
const signIn = { meta: { isOpen: true }, fullPath: '/sign-in' } as const;

describe('createSignInGuard', () => {
  it('asks the server once who is signed in', async () => {
    const { guard, session } = createGuard('unknown', 'signedIn');
    expect(await guard(page)).toBe(true);
    expect(await guard(page)).toBe(true);
    expect(session.asked).toBe(1);
  });

  it('sends a stranger to sign in, and from there back to where they wanted to go', async () => {
    const { guard } = createGuard('unknown', 'signedOut');
    expect(await guard(page)).toEqual({ name: 'signIn', query: { next: '/cases/7?tab=photos' } });
    expect(returnPathOf({ next: '/cases/7?tab=photos' })).toBe('/cases/7?tab=photos');
    expect(await guard({ meta: {}, fullPath: '/' })).toEqual({ name: 'signIn', query: {} });
    expect(returnPathOf({})).toBe('/');
  });

  it('leaves a stranger on an open page', async () => {
    expect(await createGuard('signedOut').guard(signIn)).toBe(true);
  });

  it('leads who is signed in from the sign-in page to the first page', async () => {
    expect(await createGuard('signedIn').guard(signIn)).toEqual({ name: 'cases' });
  });

  it('leads from the start to the first page of the posts, once it is known who is signed in', async () => {
    const start = { meta: { leadsHome: true }, fullPath: '/' } as const;
    expect(await createGuard('unknown', 'signedIn').guard(start)).toEqual({ name: 'cases' });
    expect(await createGuard('unknown', 'signedOut').guard(start)).toEqual({ name: 'signIn', query: {} });
  });

  it('opens the page while the server cannot be reached, and asks again at the next', async () => {
    const { guard, session } = createGuard('unknown', 'unreachable');
    expect(await guard(page)).toBe(true);
    await guard(page);
    expect(session.asked).toBe(2);
  });
});

describe('returnPathOf', () => {
  it.each(['//elsewhere', '/\\elsewhere', 'https://elsewhere', ['/cases'], null])('does not lead from sign-in to %j', (next) => {
    expect(returnPathOf({ next })).toBe('/');
  });
});
