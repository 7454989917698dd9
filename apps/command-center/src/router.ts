import { useSession } from '@finemesh/client';
import { createRouter, createWebHistory, type Router } from 'vue-router';
import SignInPage from './pages/SignInPage.vue';

/** The wall's addresses. The open case stands in the address, so that a second screen can be sent to it. */
export function createWallRouter(): Router {
  const router = createRouter({
    history: createWebHistory(),
    routes: [
      { path: '/sign-in', name: 'signIn', component: SignInPage },
      { path: '/', name: 'wall', component: () => import('./pages/WallPage.vue') },
      { path: '/cases/:caseId', name: 'case', component: () => import('./pages/WallPage.vue'), props: true },
      { path: '/:rest(.*)*', redirect: { name: 'wall' } },
    ],
  });
  router.beforeEach(async (to) => {
    const session = useSession();
    if (session.state === 'unknown' || session.state === 'unreachable') await session.refresh();
    if (to.name !== 'signIn' && session.state === 'signedOut') return { name: 'signIn', query: { next: to.fullPath } };
    return true;
  });
  return router;
}
