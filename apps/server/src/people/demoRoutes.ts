import { demoAccountsSchema, FinemeshError, type DemoAccount } from '@finemesh/contract';
import { createRoute } from '@hono/zod-openapi';
import { createApi, problemResponses, type Api } from '../platform/index.ts';

/** The demo's accounts with their passwords; in production there is nothing here. */
export function demoRoutes(accounts: () => readonly DemoAccount[] | null): Api {
  const api = createApi();
  api.openapi(listDemoAccounts, (c) => {
    const found = accounts();
    if (found === null) throw new FinemeshError('notFound', { detail: 'demo accounts exist in demo mode only' });
    return c.json({ accounts: [...found] }, 200);
  });
  return api;
}

const listDemoAccounts = createRoute({
  method: 'get',
  path: '/demo/accounts',
  tags: ['people'],
  summary: 'Accounts to try the demo with',
  responses: {
    200: { description: 'One account a role', content: { 'application/json': { schema: demoAccountsSchema } } },
    ...problemResponses('notFound'),
  },
});
