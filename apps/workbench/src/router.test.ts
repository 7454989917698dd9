import type { SessionState } from '@finemesh/client';
import type { Action } from '@finemesh/domain';
import { describe, expect, it } from 'vitest';
import { guard } from './router.ts';

function createSession(known: SessionState, answer: SessionState = known) {
  const session = {
    state: known,
    asked: 0,
    refresh: async () => {
      session.asked += 1;
      session.state = answer;
    },
    can: (action: Action) => action === 'roster.open',
  };
  return session;
}

const page = { meta: {}, path: '/cases/7', fullPath: '/cases/7' };
const signIn = { meta: { isOpen: true }, path: '/sign-in', fullPath: '/sign-in' };

describe('guard', () => {
  it('asks the server once who is signed in', async () => {
    const session = createSession('unknown', 'signedIn');
    expect(await guard(page, session)).toBe(true);
    expect(await guard(page, session)).toBe(true);
    expect(session.asked).toBe(1);
  });

  it('sends a stranger to sign in and remembers where they wanted to go', async () => {
    expect(await guard(page, createSession('unknown', 'signedOut'))).toEqual({ name: 'signIn', query: { to: '/cases/7' } });
  });

  it('leads from the start to the first place of the posts, once it is known who is signed in', async () => {
    const start = { meta: {}, path: '/', fullPath: '/' };
    expect(await guard(start, createSession('unknown', 'signedIn'))).toEqual({ name: 'rosters' });
    expect(await guard(start, createSession('unknown', 'signedOut'))).toEqual({ name: 'signIn', query: {} });
  });

  it('leads who is signed in away from the sign-in page to the first place of their posts', async () => {
    expect(await guard(signIn, createSession('signedIn'))).toEqual({ name: 'rosters' });
  });

  it('opens the page while the server cannot be reached, and asks again at the next', async () => {
    const session = createSession('unknown', 'unreachable');
    expect(await guard(page, session)).toBe(true);
    await guard(page, session);
    expect(session.asked).toBe(2);
  });
});
