import type { useSession } from '@finemesh/client';
import { createSignInGuard } from '@finemesh/screens';
import { createRouter, createWebHistory, type Router, type RouterHistory } from 'vue-router';
import { firstTab } from './features/shell/tabs.ts';

/** The workbench's addresses. Everything but signing in asks for an account; what the posts do not allow, the page itself says. */
export function createWorkbenchRouter(session: ReturnType<typeof useSession>, history: RouterHistory = createWebHistory()): Router {
  const router = createRouter({
    history,
    routes: [
      { path: '/sign-in', name: 'signIn', component: () => import('./pages/SignInPage.vue'), meta: { isOpen: true } },
      // Never drawn: the guard leads on. A redirect would be asked before it is known who is signed in.
      { path: '/', name: 'home', component: () => import('./pages/MissingPage.vue'), meta: { leadsHome: true } },
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
  router.beforeEach(createSignInGuard({ session, home: () => ({ name: firstTab(session.canDo) }) }));
  return router;
}
