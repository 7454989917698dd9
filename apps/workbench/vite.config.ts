import { hostApp } from '@finemesh/vite-preset';

export default hostApp();
