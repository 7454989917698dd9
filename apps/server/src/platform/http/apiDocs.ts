import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { FinemeshError } from '@finemesh/contract';
import { Hono } from 'hono';
import type { ApiEnv } from './ApiEnv.ts';
import { FileStore, sendFile } from './site/index.ts';

/** The files of Swagger UI that its page needs. */
const files = new Set(['swagger-ui.css', 'swagger-ui-bundle.js', 'favicon-32x32.png']);

const page = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>Finemesh API</title>
    <link rel="icon" href="/api/docs/favicon-32x32.png" />
    <link rel="stylesheet" href="/api/docs/swagger-ui.css" />
  </head>
  <body>
    <main id="api"></main>
    <script src="/api/docs/swagger-ui-bundle.js"></script>
    <script src="/api/docs/start.js"></script>
  </body>
</html>
`;

/** Without `validatorUrl` the page would send the document to a public host. */
const start = `SwaggerUIBundle({ url: '/api/openapi.json', dom_id: '#api', deepLinking: true, validatorUrl: null });\n`;

/** Swagger UI sets style attributes in the markup that it builds; nothing but this page gets that permission. */
const policy = [
  `default-src 'self'`,
  `style-src 'self' 'unsafe-inline'`,
  `img-src 'self' data:`,
  `object-src 'none'`,
  `base-uri 'none'`,
  `frame-ancestors 'none'`,
].join('; ');

/** A page to browse the API's description, with every file from this server. */
export function apiDocs(): Hono<ApiEnv> {
  const require = createRequire(import.meta.url);
  const store = new FileStore(dirname(require.resolve('swagger-ui-dist/package.json')));
  const app = new Hono<ApiEnv>();
  app.get('/', (context) => context.html(page, 200, { 'Content-Security-Policy': policy, 'Cache-Control': 'no-cache' }));
  app.get('/start.js', (context) => context.body(start, 200, { 'Content-Type': 'text/javascript; charset=utf-8' }));
  app.get('/:file', async (context) => {
    const name = context.req.param('file');
    const file = files.has(name) ? await store.find(name) : null;
    if (file === null) throw new FinemeshError('notFound');
    return sendFile(context, file);
  });
  return app;
}
