import { defineConfig } from 'drizzle-kit';

/** Gathers the tables of every area; `drizzle-kit generate` writes what has changed as the next SQL file. */
export default defineConfig({
  dialect: 'postgresql',
  schema: './src/**/tables.ts',
  out: './migrations',
  breakpoints: true,
});
