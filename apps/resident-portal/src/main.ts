import { apiClientKey, createApiClient } from '@finemesh/client';
import { createFinemeshI18n, installTheme } from '@finemesh/ui';
import { createApp } from 'vue';
import App from './App.vue';
import { CaseAddress, caseAddressKey } from './features/follow/CaseAddress.ts';
import { en } from './locales/en.ts';
import { zhCN } from './locales/zh-CN.ts';
import { createPortalRouter } from './router.ts';
import './style.css';

installTheme();
const address = new CaseAddress();
createApp(App)
  .provide(apiClientKey, createApiClient())
  .provide(caseAddressKey, address)
  .use(createFinemeshI18n({ messages: { 'zh-CN': zhCN, en } }))
  .use(createPortalRouter(address))
  .mount('#app');
