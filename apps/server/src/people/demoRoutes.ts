import { FinemeshError, routes, type DemoAccount } from '@finemesh/contract';
import { mountRoutes, type MountedRoutes } from '../platform/index.ts';

/** The demo's accounts with their passwords; in production there is nothing here. */
export function demoRoutes(accounts: () => Promise<DemoAccount[]> | null): MountedRoutes {
  return mountRoutes(routes.demo, {
    async listDemoAccounts() {
      const found = await accounts();
      if (found === null) throw new FinemeshError('notFound', { detail: 'demo accounts exist in demo mode only' });
      return { accounts: found };
    },
  });
}
