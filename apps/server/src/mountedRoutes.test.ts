import { everyRoute, routes } from '@finemesh/contract';
import { expect, it } from 'vitest';
import { registerAreas } from './areas.ts';
import type { AreaRegistration } from './platform/index.ts';
import { createTestServer } from './testing/index.ts';

it('mounts every declared route once, and routes every declared socket to one area', async () => {
  let areas: readonly AreaRegistration[] = [];
  await createTestServer({ registerAreas: (context) => (areas = registerAreas(context)) as AreaRegistration[] });

  const ids = (mounted: readonly { operationId: string }[]) => mounted.map(({ operationId }) => operationId);
  const platform = [...Object.values(routes.platform), ...Object.values(routes.operations)];
  const mounted = areas.flatMap((area) => (area.routes ?? []).flatMap((group) => ids(group.routes)));
  const sockets = Object.values(routes.sockets);
  const declared = everyRoute.filter((route) => ![...platform, ...sockets].some(({ operationId }) => operationId === route.operationId));
  expect(mounted.sort()).toEqual(ids(declared).sort());

  // Socket.IO is the platform's; the others are upgrades of their areas.
  const { openLiveFeed: _, ...upgraded } = routes.sockets;
  const upgrades = areas.flatMap((area) => area.upgrades ?? []);
  for (const { path } of Object.values(upgraded)) {
    const pathname = path.replace('{buildingCode}', '320105004004B009').replace('{facet}', 'dwelling');
    expect(upgrades.filter(({ matches }) => matches(pathname)), path).toHaveLength(1);
  }
});
