import { expect, it } from 'vitest';
import { everyRoute } from './index.ts';
import { printOpenApi } from './printOpenApi.ts';

const printed = `${JSON.stringify(printOpenApi(everyRoute), null, 2)}\n`;

it('is committed as the routes print it (run this test with --update to write it)', async () => {
  await expect(printed).toMatchFileSnapshot('../../openapi.json');
});

it('stays small enough to be read: under 200 kB', () => {
  expect(printed.length).toBeLessThan(200_000);
});

it('gives every operation an id of its own', () => {
  const ids = everyRoute.map(({ operationId }) => operationId);
  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
});
