import { FinemeshError, osmAndPath } from '@finemesh/contract';
import type { Context } from 'hono';
import { createApi, type Api, type ApiEnv, type Clock } from '../platform/index.ts';
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
export function osmAndRoutes(register: SharingRegister, plane: PositionsPlane, clock: Clock): Api {
  const site = createApi();

  site.on(['GET', 'POST'], osmAndPath, async (c) => {
    const reading = await readReading(c);
    const accountId = register.accountOfDevice(reading.deviceId);
    if (accountId === undefined) {
      throw new FinemeshError('malformedRequest', {
        fields: [{ field: 'id', code: 'unknownDevice', message: 'this device is not known' }],
      });
    }
    plane.take(accountId, reading.lng, reading.lat, reading.at ?? clock.now());
    return c.body(null, 200);
  });

  return site;
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
