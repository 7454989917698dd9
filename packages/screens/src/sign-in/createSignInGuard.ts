import type { SessionState } from '@finemesh/client';
import type { LocationQuery, LocationQueryRaw, NavigationGuardReturn, RouteLocationNormalized, RouteLocationRaw } from 'vue-router';
import { safeReturnPath } from './safeReturnPath.ts';

declare module 'vue-router' {
  interface RouteMeta {
    /** Open to people who are not signed in. */
    isOpen?: true;
    /** Never drawn for those who are signed in: leads to `home`, which may depend on their posts. */
    leadsHome?: true;
  }
}

/** Name of the query parameter that holds where a person wanted to go before signing in. */
const returnParameter = 'next';

export interface SignInGuardOptions {
  readonly session: { readonly state: SessionState; readonly refresh: () => Promise<void> };
  /** Where those who are signed in begin, and go instead of an open page. */
  readonly home: () => RouteLocationRaw;
}

/**
 * A guard for `router.beforeEach`: every page but those with `meta.isOpen` asks for an account. Who is not signed in comes to the
 * route `signIn`, which knows where they wanted to go (`returnPathOf`).
 *
 * Where the server cannot be reached the page is opened all the same; the next navigation asks again.
 */
export function createSignInGuard({ session, home }: SignInGuardOptions) {
  return async (to: Pick<RouteLocationNormalized, 'meta' | 'fullPath'>): Promise<NavigationGuardReturn> => {
    if (session.state === 'unknown' || session.state === 'unreachable') await session.refresh();
    const isOpen = to.meta.isOpen === true;
    if (session.state === 'signedIn') return isOpen || to.meta.leadsHome === true ? home() : true;
    if (session.state === 'signedOut' && !isOpen) return { name: 'signIn', query: returnQuery(to.fullPath) };
    return true;
  };
}

/** Where a person on the sign-in page wanted to go, if that is a place of this page's origin; else its start. */
export function returnPathOf(query: LocationQuery): string {
  return safeReturnPath(query[returnParameter]) ?? '/';
}

function returnQuery(fullPath: string): LocationQueryRaw {
  return fullPath === '/' ? {} : { [returnParameter]: fullPath };
}
