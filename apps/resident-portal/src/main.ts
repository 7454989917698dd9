import { apiClientKey, createApiClient } from '@finemesh/client';
import { createFinemeshI18n, installTheme } from '@finemesh/ui';
import { createApp } from 'vue';
import App from './App.vue';
import { en } from './locales/en.ts';
import { zhCN } from './locales/zh-CN.ts';
import { createPortalRouter } from './router.ts';
import './style.css';

installTheme();
createApp(App)
  .provide(apiClientKey, createApiClient())
  .use(createFinemeshI18n({ messages: { 'zh-CN': zhCN, en } }))
  .use(createPortalRouter())
  .mount('#app');
