import { apiClientKey, createApiClient, createFacts, factsKey, useSession } from '@finemesh/client';
import { createFinemeshI18n, installTheme } from '@finemesh/ui';
import { createPinia } from 'pinia';
import { createApp } from 'vue';
import App from './App.vue';
import { en } from './locales/en.ts';
import { zhCN } from './locales/zh-CN.ts';
import { createWallRouter } from './router.ts';
import './style.css';

installTheme({ fixed: 'wall' });
const app = createApp(App);
const api = createApiClient();
const facts = createFacts({ ticket: async () => (await api.requestTicket({ body: { purpose: 'live' } })).ticket });
app.provide(apiClientKey, api).provide(factsKey, facts).use(createPinia()).use(createFinemeshI18n({ messages: { 'zh-CN': zhCN, en } }));
// After Pinia: the router's guard asks who is signed in.
app.use(createWallRouter(useSession())).mount('#app');
