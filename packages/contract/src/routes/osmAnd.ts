import { z } from 'zod';
import { defineRoutes, empty } from './defineRoutes.ts';
import { paths } from './paths.ts';

const text = z.string().optional();

/** Parameters of the OsmAnd protocol as Traccar's server documents them (traccar.org/osmand). */
const readingSchema = z
  .object({
    id: text.meta({ description: 'The identifier of the device; `deviceid` is read too' }),
    lat: text.meta({ description: 'WGS-84 degrees' }),
    lon: text.meta({ description: 'WGS-84 degrees' }),
    location: text.meta({ description: '`lat,lon`, instead of the two' }),
    timestamp: text.meta({ description: 'Seconds, milliseconds, ISO 8601 or `yyyy-MM-dd HH:mm:ss` in UTC; now where it is missing' }),
    speed: text.meta({ description: 'Knots' }),
    bearing: text.meta({ description: 'Degrees; `heading` is read too' }),
    accuracy: text.meta({ description: 'Metres' }),
    batt: text.meta({ description: 'Percent' }),
  })
  .meta({ id: 'OsmAndReading' });

/** What Traccar Client 9 posts; negative numbers stand for unknown. */
const traccarReadingSchema = z
  .object({
    device_id: z.string(),
    location: z.object({
      timestamp: z.string().optional(),
      coords: z.object({
        latitude: z.number(),
        longitude: z.number(),
        accuracy: z.number().optional().meta({ description: 'Metres' }),
        speed: z.number().optional().meta({ description: 'Metres per second' }),
        heading: z.number().optional().meta({ description: 'Degrees' }),
      }),
      battery: z.object({ level: z.number().meta({ description: '0 to 1' }) }).optional(),
    }),
  })
  .meta({ id: 'TraccarReading' });

const shared = {
  summary: 'A reading from an existing phone app (OsmAnd protocol)',
  description: 'A reading of somebody who does not share now is answered with 200 too, and forgotten: the app would send it for ever.',
  security: 'device',
  answer: empty('The app may send the next one', 200),
  errors: ['malformedRequest'],
  foreign: true,
} as const;

export const osmAndRoutes = defineRoutes('other protocols', paths.osmAnd, {
  sendOsmAndQuery: { ...shared, query: readingSchema },
  sendOsmAndBody: { ...shared, body: { media: { 'application/x-www-form-urlencoded': readingSchema, 'application/json': traccarReadingSchema } } },
});
