import { createRouter, createWebHistory, type Router } from 'vue-router';
import HomePage from './pages/HomePage.vue';

/** The portal's addresses. Pages with a map or a feed are loaded when they are opened: the first screen stays small. */
export function createPortalRouter(): Router {
  return createRouter({
    history: createWebHistory(),
    routes: [
      { path: '/', name: 'home', component: HomePage },
      { path: '/report/:categoryCode', name: 'report', component: () => import('./pages/ReportPage.vue'), props: true },
      { path: '/cases/:trackingNumber', name: 'case', component: () => import('./pages/CasePage.vue'), props: true },
      { path: '/:rest(.*)*', name: 'missing', component: () => import('./pages/MissingPage.vue') },
    ],
    scrollBehavior: (_to, _from, saved) => saved ?? { top: 0 },
  });
}
