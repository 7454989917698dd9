import { FinemeshError, routes } from '@finemesh/contract';
import { lngLat } from '@finemesh/geo';
import type { Context } from 'hono';
import { mountRoutes, type ApiEnv, type Clock, type MountedRoutes } from '../../platform/index.ts';
import type { PositionsPlane } from '../plane/PositionsPlane.ts';
import type { DeviceRegister } from '../sharing/DeviceRegister.ts';
import type { OsmAndReading } from './OsmAndReading.ts';
import { parseOsmAndJson } from './parseOsmAndJson.ts';
import { parseOsmAndQuery } from './parseOsmAndQuery.ts';

export interface OsmAndRoutesParts {
  readonly devices: DeviceRegister;
  readonly plane: PositionsPlane;
  readonly clock: Clock;
}

/** The JSON of Traccar Client is the longest known body, with some 500 bytes. */
export const maxOsmAndBytes = 4 * 1024;

/** The route for existing phone apps: GET or POST with a query, a form or JSON; rules PI4 to PI6 of SPEC.md. */
export function osmAndRoutes({ devices, plane, clock }: OsmAndRoutesParts): MountedRoutes {
  async function receive(c: Context<ApiEnv>): Promise<undefined> {
    const { deviceId, lng, lat, at } = await readReading(c);
    const accountId = devices.accountOf(deviceId);
    if (accountId === undefined) throw unknownDevice();
    // Whatever becomes of it is answered alike: these apps would send it again and again otherwise.
    plane.receive(accountId, { point: lngLat(lng, lat), at: at ?? clock.now() });
  }

  return mountRoutes(routes.osmAnd, { sendOsmAndQuery: (_, c) => receive(c), sendOsmAndBody: (_, c) => receive(c) });
}

async function readReading(c: Context<ApiEnv>): Promise<OsmAndReading> {
  const query = new URL(c.req.url).searchParams;
  if (c.req.method === 'GET') return parseOsmAndQuery(query);
  const contentType = c.req.header('content-type') ?? '';
  if (contentType.startsWith('application/json')) {
    return parseOsmAndJson(await c.req.json().catch(() => undefined));
  }
  return parseOsmAndQuery(new URLSearchParams(await c.req.text()), query);
}

function unknownDevice(): FinemeshError {
  return new FinemeshError('malformedRequest', {
    fields: [{ field: 'id', code: 'unknownDevice', message: 'this device is not known' }],
  });
}
