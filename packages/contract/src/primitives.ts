import { isTerritoryCode, postRoles, refuseText, type TerritoryCode } from '@finemesh/domain';
import { z } from 'zod';

/** A moment as it crosses the wire: ISO 8601 in UTC. */
export const momentSchema = z.iso.datetime().meta({ id: 'Moment', description: 'ISO 8601 in UTC' });

export const uuidSchema = z.uuid().meta({ id: 'Uuid' });

/** `[longitude, latitude]` in WGS-84 degrees, as in GeoJSON (RFC 7946). */
export const pointSchema = z
  .tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)])
  .meta({ id: 'Point', description: '[longitude, latitude] in WGS-84 degrees' });
export type WirePoint = z.infer<typeof pointSchema>;

export const territoryCodeSchema = z
  .string()
  .refine((code): code is TerritoryCode => isTerritoryCode(code), { message: 'is no territory code' })
  .meta({ id: 'TerritoryCode' });

/** NUL, which PostgreSQL cannot store in text, and halves of a surrogate pair, which are no characters. */
const unstorable = /\0|\p{Surrogate}/u;

/**
 * What a person writes: without blanks around it, at most `max` UTF-16 units, storable, and nothing that is kept nowhere
 * (`refuseText`, whose refusal is the code of the field).
 */
export function freeTextSchema(max: number) {
  return z
    .string()
    .trim()
    .max(max)
    .refine((text) => !unstorable.test(text), { message: 'holds characters that cannot be kept' })
    .superRefine((text, context) => {
      const refusal = refuseText(text);
      if (refusal !== undefined) context.addIssue({ code: 'custom', params: { code: refusal }, message: 'holds what is kept nowhere' });
    });
}

export const roleSchema = z.enum(postRoles).meta({ id: 'PostRole' });
export const languageSchema = z.enum(['zh-CN', 'en']).meta({ id: 'Language' });
export type Language = z.infer<typeof languageSchema>;

/** A name of the territory in both languages of the screens. */
export const placeNameSchema = z.object({ zh: z.string(), en: z.string() }).meta({ id: 'PlaceName' });
