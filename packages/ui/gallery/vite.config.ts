import tailwindcss from '@tailwindcss/vite';
import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vite';

/** The gallery is for development and for the browser test; nothing imports it and no build contains it. */
export default defineConfig({ plugins: [vue(), tailwindcss()] });
