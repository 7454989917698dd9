import { FinemeshError, routes } from '@finemesh/contract';
import type { Context } from 'hono';
import { mountRoutes, type ApiEnv, type Clock, type MountedRoutes } from '../platform/index.ts';
import { parseOsmAndJson, parseOsmAndQuery, type Reading } from './parseOsmAnd.ts';
import type { PositionsPlane } from './PositionsPlane.ts';
import type { SharingRegister } from './SharingRegister.ts';

/** The JSON of Traccar Client is the longest known body, with some 500 bytes. */
export const maxOsmAndBytes = 4 * 1024;

/**
 * The route for existing phone apps: GET or POST with a query, a form or JSON, answered with 200 and no body, or with 400 where
 * the device is unknown or a parameter is wrong (as the Traccar server answers them). A reading of somebody who does not share
 * now is answered with 200 too and forgotten: these apps would send it again and again otherwise.
 */
export function osmAndRoutes(register: SharingRegister, plane: PositionsPlane, clock: Clock): MountedRoutes {
  async function receive(c: Context<ApiEnv>): Promise<undefined> {
    const reading = await readReading(c);
    const accountId = register.accountOfDevice(reading.deviceId);
    if (accountId === undefined) {
      throw new FinemeshError('malformedRequest', {
        fields: [{ field: 'id', code: 'unknownDevice', message: 'this device is not known' }],
      });
    }
    plane.take(accountId, reading.lng, reading.lat, reading.at ?? clock.now());
  }

  return mountRoutes(routes.osmAnd, { sendOsmAndQuery: (_, c) => receive(c), sendOsmAndBody: (_, c) => receive(c) });
}

async function readReading(c: Context<ApiEnv>): Promise<Reading> {
  const query = new URL(c.req.url).searchParams;
  if (c.req.method === 'GET') return parseOsmAndQuery(query);
  const contentType = c.req.header('content-type') ?? '';
  if (contentType.startsWith('application/json')) {
    return parseOsmAndJson(await c.req.json().catch(() => undefined));
  }
  return parseOsmAndQuery(new URLSearchParams(await c.req.text()), query);
}
