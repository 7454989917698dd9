import type { useSession } from '@finemesh/client';
import { createSignInGuard } from '@finemesh/screens';
import { createRouter, createWebHistory, type Router, type RouterHistory } from 'vue-router';
import SignInPage from './pages/SignInPage.vue';

/** The wall's addresses. The open case stands in the address, so that a second screen can be sent to it. */
export function createWallRouter(session: ReturnType<typeof useSession>, history: RouterHistory = createWebHistory()): Router {
  const router = createRouter({
    history,
    routes: [
      { path: '/sign-in', name: 'signIn', component: SignInPage, meta: { isOpen: true } },
      { path: '/', name: 'wall', component: () => import('./pages/WallPage.vue') },
      { path: '/cases/:caseId', name: 'case', component: () => import('./pages/WallPage.vue') },
      { path: '/:rest(.*)*', redirect: { name: 'wall' } },
    ],
  });
  router.beforeEach(createSignInGuard({ session, home: () => ({ name: 'wall' }) }));
  return router;
}
