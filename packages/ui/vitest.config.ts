import { domProject } from '@finemesh/vitest-preset';
import { defineConfig } from 'vitest/config';

const project = domProject('ui');

export default defineConfig({
  ...project,
  // Vitest empties stylesheets by default; tokenContrast.test.ts reads these two.
  test: { ...project.test, css: { include: [/\/(tokens|themes)\.css/] } },
});
