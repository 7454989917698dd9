import { createApp } from 'vue';
import { createFinemeshI18n, installTheme, themes, type Language } from '../src/index.ts';
import Gallery from './Gallery.vue';
import { en, zhCN } from './messages.ts';
import './gallery.css';

// `?theme=wall&language=en` picks a look, so that a screenshot needs no clicks.
const asked = new URLSearchParams(location.search);
const theme = themes.find((known) => known === asked.get('theme')) ?? 'light';
const language: Language = asked.get('language') === 'en' ? 'en' : 'zh-CN';

installTheme({ fixed: theme });
createApp(Gallery)
  .use(createFinemeshI18n({ messages: { 'zh-CN': zhCN, en }, language, storage: null }))
  .mount('#app');
