import { FinemeshError, type PostView, type SessionView, type SignIn } from '@finemesh/contract';
import { actorOf, brandId, can as isAllowed, canSomewhere, type Action, type Actor, type Post, type SubjectOf } from '@finemesh/domain';
import { defineStore } from 'pinia';
import { computed, inject, ref, shallowRef, type InjectionKey } from 'vue';
import type { ApiClient } from './createApiClient.ts';

/** Where an app provides its API client for stores and composables. */
export const apiClientKey: InjectionKey<ApiClient> = Symbol('api client');

/**
 * The API client that the app has provided.
 *
 * @throws Error outside an app that provides one.
 */
export function useApiClient(): ApiClient {
  const client = inject(apiClientKey);
  if (client === undefined) throw new Error('no API client is provided');
  return client;
}

/** `unknown` until the server was asked; `unreachable` where it could not be. */
export type SessionState = 'unknown' | 'signedOut' | 'signedIn' | 'unreachable';

/** Who uses this screen, and what their posts allow by the one rights table. */
export const useSession = defineStore('session', () => {
  const api = useApiClient();
  const state = ref<SessionState>('unknown');
  const view = shallowRef<SessionView | null>(null);
  const account = computed(() => view.value?.account ?? null);
  const posts = computed(() => view.value?.posts ?? []);
  const rights = computed(() => (view.value === null ? [] : view.value.posts.map((post) => toPost(post, view.value!))));

  /** Asks the server who is signed in; never throws. */
  async function refresh(): Promise<void> {
    try {
      view.value = await api.getSession();
      state.value = 'signedIn';
    } catch (error) {
      const signedOut = error instanceof FinemeshError && error.code === 'notSignedIn';
      if (signedOut) view.value = null;
      state.value = signedOut ? 'signedOut' : view.value === null ? 'unreachable' : state.value;
    }
  }

  /** @throws FinemeshError `wrongCredentials`, `tooManyRequests`, `unavailable`. */
  async function signIn(credentials: SignIn): Promise<void> {
    view.value = await api.signIn({ body: credentials });
    state.value = 'signedIn';
  }

  async function signOut(): Promise<void> {
    await api.signOut();
    view.value = null;
    state.value = 'signedOut';
  }

  /** The account as the rights table is asked about it, now. */
  function actor(): Actor {
    return actorOf({ accountId: account.value === null ? null : brandId(account.value.id), posts: rights.value }, new Date());
  }

  /** Whether the account may do the action to anything at all: for menus. */
  function canDo(action: Action): boolean {
    return canSomewhere(actor(), action);
  }

  /** Whether the account may do the action to the subject. */
  function can<Asked extends Action>(action: Asked, subject: SubjectOf<Asked>): boolean {
    return isAllowed(actor(), action, subject);
  }

  return { state, account, posts, rights, refresh, signIn, signOut, can, canDo };
});

function toPost(post: PostView, session: SessionView): Post {
  return {
    id: brandId(post.id),
    accountId: brandId(session.account.id),
    role: post.role,
    territoryPath: post.territory.path,
    from: new Date(post.from),
    until: post.until === null ? null : new Date(post.until),
  };
}
