import { createRouter, createWebHistory, type Router, type RouterHistory } from 'vue-router';
import type { CaseAddress } from './features/follow/CaseAddress.ts';
import HomePage from './pages/HomePage.vue';

/** The portal's addresses. Pages with a map or a feed are loaded when they are opened: the first screen stays small. */
export function createPortalRouter(address: CaseAddress, history: RouterHistory = createWebHistory()): Router {
  const router = createRouter({
    history,
    routes: [
      { path: '/', name: 'home', component: HomePage },
      { path: '/report/:categoryCode', name: 'report', component: () => import('./pages/ReportPage.vue'), props: true },
      {
        path: '/cases/:trackingNumber?',
        name: 'case',
        component: () => import('./pages/CasePage.vue'),
        // Loaded again, a page that held the number has lost it.
        beforeEnter: (to) => (address.numberAt(to) === null ? { name: 'home' } : true),
        props: (to) => ({ trackingNumber: address.numberAt(to) }),
      },
      { path: '/:rest(.*)*', name: 'missing', component: () => import('./pages/MissingPage.vue') },
    ],
    scrollBehavior: (_to, _from, saved) => saved ?? { top: 0 },
  });
  router.afterEach((to) => {
    if (to.name !== 'case') address.forget();
  });
  return router;
}
