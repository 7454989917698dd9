import { createConfig, lintFromString } from '@redocly/openapi-core';
import { expect, it } from 'vitest';
import { everyRoute } from './index.ts';
import { printOpenApi } from './printOpenApi.ts';

const rules = {
  // Probes of operators are refused nothing.
  'operation-4xx-response': 'off',
  // A socket is opened with 101.
  'operation-2xx-response': 'off',
  // Socket.IO's own.
  'no-path-trailing-slash': 'off',
} as const;

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

it('is valid OpenAPI 3.1, by the rules of Redocly', async () => {
  const problems = await lintFromString({ source: printed, config: await createConfig({ extends: ['recommended'], rules }) });
  expect(problems.map(({ ruleId, message, location }) => `${ruleId}: ${message} ${location[0]?.pointer}`)).toEqual([]);
});
