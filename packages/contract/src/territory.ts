import { territoryLevels } from '@finemesh/domain';
import { z } from 'zod';
import { placeNameSchema, pointSchema, territoryCodeSchema } from './primitives.ts';

/** A node of the territory (class P0: public). */
export const territoryNodeSchema = z.object({
  code: territoryCodeSchema,
  level: z.enum(territoryLevels),
  parentCode: territoryCodeSchema.nullable(),
  path: z.string(),
  name: placeNameSchema,
  gridKind: z.enum(['comprehensive', 'exclusive']).nullable(),
  /** Number of households within the node. */
  households: z.number().int().nonnegative(),
  center: pointSchema,
});
export type TerritoryNode = z.infer<typeof territoryNodeSchema>;

/** GET /api/territory/nodes?within=CODE&level=LEVEL: nodes below (and including) a node, down to buildings. */
export const territoryNodesSchema = z.object({ nodes: z.array(territoryNodeSchema) });

/** A layer of the map as GeoJSON (RFC 7946, WGS-84); properties carry `code`, `name`, `nameEn`, `kind`. */
const featureCollectionSchema = z.object({
  type: z.literal('FeatureCollection'),
  features: z.array(
    z.object({
      type: z.literal('Feature'),
      id: z.union([z.string(), z.number()]).optional(),
      properties: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
      geometry: z.object({ type: z.string(), coordinates: z.array(z.unknown()) }),
    }),
  ),
});

/** GET /api/territory/map: what the map draws without any network of its own. Cached by ETag. */
export const territoryMapSchema = z.object({
  version: z.string(),
  bounds: z.tuple([z.number(), z.number(), z.number(), z.number()]),
  attribution: z.string(),
  land: featureCollectionSchema,
  water: featureCollectionSchema,
  green: featureCollectionSchema,
  streets: featureCollectionSchema,
  compounds: featureCollectionSchema,
  grids: featureCollectionSchema,
  microGrids: featureCollectionSchema,
  buildings: featureCollectionSchema,
  places: featureCollectionSchema,
});
export type TerritoryMap = z.infer<typeof territoryMapSchema>;

/** GET /api/territory/locate?lng=&lat=: the building (or narrowest node) at a place. */
export const locatedPlaceSchema = z.object({
  node: territoryNodeSchema.nullable(),
  microGrid: territoryNodeSchema.nullable(),
});
export type LocatedPlace = z.infer<typeof locatedPlaceSchema>;
