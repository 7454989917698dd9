import { mount, type VueWrapper } from '@vue/test-utils';
import { nextTick } from 'vue';
import { page } from 'vitest/browser';
import Gallery from '../../gallery/Gallery.vue';
import { en, zhCN } from '../../gallery/messages.ts';
import { createFinemeshI18n } from '../language/createFinemeshI18n.ts';
import type { Language } from '../language/Language.ts';
import { installTheme, type Theme } from '../theme/useTheme.ts';
import '../../gallery/gallery.css';

export interface GalleryLook {
  theme: Theme;
  language: Language;
  /** CSS pixels. */
  width: number;
  height: number;
}

/** Opens the gallery in the browser with a theme, a language and a screen size. For browser tests only. */
export async function openGallery(look: GalleryLook): Promise<VueWrapper> {
  await page.viewport(look.width, look.height);
  installTheme({ fixed: look.theme });
  document.title = 'Finemesh UI';
  const i18n = createFinemeshI18n({ messages: { 'zh-CN': zhCN, en }, language: look.language, storage: null });
  const gallery = mount(Gallery, { attachTo: document.body, global: { plugins: [i18n] } });
  await nextTick();
  return gallery;
}
