import type { useSession } from '@finemesh/client';
import { createRouter, createWebHistory, type Router, type RouteLocationNormalized } from 'vue-router';
import { firstTab } from './features/shell/tabs.ts';

type Session = ReturnType<typeof useSession>;

/** The workbench's addresses. Everything but signing in asks for an account; what the posts do not allow, the page itself says. */
export function createWorkbenchRouter(session: Session): Router {
  const router = createRouter({
    history: createWebHistory(),
    routes: [
      { path: '/sign-in', name: 'signIn', component: () => import('./pages/SignInPage.vue'), meta: { isOpen: true } },
      // Never drawn: the guard leads on. A redirect would be asked before it is known who is signed in.
      { path: '/', name: 'home', component: () => import('./pages/MissingPage.vue') },
      {
        path: '/cases',
        component: () => import('./pages/CasesPage.vue'),
        children: [
          { path: '', name: 'cases', component: () => import('./pages/NoCasePage.vue') },
          { path: ':id', name: 'case', component: () => import('./pages/CasePage.vue'), props: true },
        ],
      },
      { path: '/rosters', name: 'rosters', component: () => import('./pages/RostersPage.vue') },
      { path: '/rosters/:buildingCode', name: 'roster', component: () => import('./pages/RosterPage.vue'), props: true },
      { path: '/sharing', name: 'sharing', component: () => import('./pages/SharingPage.vue') },
      { path: '/me', name: 'me', component: () => import('./pages/MePage.vue') },
      { path: '/:rest(.*)*', name: 'missing', component: () => import('./pages/MissingPage.vue') },
    ],
    scrollBehavior: (_to, _from, saved) => saved ?? { top: 0 },
  });
  router.beforeEach((to) => guard(to, session));
  return router;
}

/** Sends who is not signed in to the sign-in page, and remembers where they wanted to go. */
export async function guard(
  to: Pick<RouteLocationNormalized, 'meta' | 'fullPath' | 'path'>,
  session: Pick<Session, 'state' | 'refresh' | 'can'>,
) {
  if (session.state === 'unknown' || session.state === 'unreachable') await session.refresh();
  const isOpen = to.meta['isOpen'] === true;
  if (session.state === 'signedIn') return isOpen || to.path === '/' ? { name: firstTab(session.can) } : true;
  if (session.state === 'signedOut' && !isOpen) {
    return { name: 'signIn', query: to.path === '/' ? {} : { to: to.fullPath } };
  }
  // Unreachable: the page is opened all the same, and App says that the server is not there.
  return true;
}
