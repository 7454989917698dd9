import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { expect } from '@playwright/test';
import openapiTypescript, { astToString } from 'openapi-typescript';
import { productTest as test } from '../product/productTest.ts';
import type { FetchOf, Program } from './generated-client/Program.ts';

/**
 * A client such as others make of the document, by tools that are not ours: openapi-typescript prints its types and
 * openapi-fetch calls. `mainJob.ts` is compiled against them here and in no other place, since they are not committed.
 */
const folder = new URL('generated-client/', import.meta.url);

test('a client that is generated from the document compiles and does the main job', async ({ product }) => {
  const document = await (await product.request('portal', '/api/openapi.json')).text();
  mkdirSync(new URL('generated/', folder), { recursive: true });
  writeFileSync(new URL('generated/api.d.ts', folder), astToString(await openapiTypescript(document)));
  const compiler = createRequire(import.meta.url).resolve('typescript/bin/tsc');
  execFileSync(process.execPath, [compiler, '--noEmit', '--project', fileURLToPath(folder)], { stdio: ['ignore', 'inherit', 'inherit'] });

  const program = (await import(new URL('mainJob.ts', folder).href)) as Program;
  const fetchOf: FetchOf = (site) => async (request) => {
    const { url, method, headers } = request;
    const { pathname, search } = new URL(url);
    return product.request(site, pathname + search, { method, headers, body: method === 'GET' ? null : await request.text() });
  };
  expect(await program.doMainJob(fetchOf)).toEqual(['received', 'triaged', 'inGrid', 'doneInGrid', 'confirmed']);
  expect(await program.followNothing(fetchOf)).toBe('notFound');
});
