import { apiClientKey, createApiClient, createFacts, factsKey, useSession } from '@finemesh/client';
import { createFinemeshI18n, installTheme } from '@finemesh/ui';
import { createPinia } from 'pinia';
import { createApp } from 'vue';
import App from './App.vue';
import { messages } from './locales/messages.ts';
import { createWorkbenchRouter } from './router.ts';
import './style.css';

installTheme();
const app = createApp(App);
const api = createApiClient();
const facts = createFacts({ ticket: async () => (await api.requestTicket({ body: { purpose: 'live' } })).ticket });
app.provide(apiClientKey, api).provide(factsKey, facts).use(createPinia()).use(createFinemeshI18n({ messages }));
// After Pinia: the router's guard asks who is signed in.
app.use(createWorkbenchRouter(useSession())).mount('#app');
