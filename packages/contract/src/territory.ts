import { openingStates, territoryLevels, tradeKinds } from '@finemesh/domain';
import { z } from 'zod';
import { freeTextSchema, momentSchema, placeNameSchema, pointSchema, territoryCodeSchema } from './primitives.ts';

/** Who trades at a stall, as a business (class P0). */
export const merchantSchema = z.object({
  /** As it stands on the sign. */
  tradeName: z.string(),
  tradeKind: z.enum(tradeKinds),
  openingState: z.enum(openingStates),
});

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
  /** Of stalls; `null` for all else. */
  merchant: merchantSchema.nullable(),
  center: pointSchema,
}).meta({ id: 'TerritoryNode' });
export type TerritoryNode = z.infer<typeof territoryNodeSchema>;

/** GET /api/territory/nodes?within=CODE&level=LEVEL: nodes below (and including) a node, down to buildings and stalls. */
export const territoryNodesSchema = z.object({ nodes: z.array(territoryNodeSchema) }).meta({ id: 'TerritoryNodeList' });

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
}).meta({ id: 'FeatureCollection', description: 'GeoJSON (RFC 7946), WGS-84' });

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
}).meta({ id: 'TerritoryMap' });
export type TerritoryMap = z.infer<typeof territoryMapSchema>;

/** GET /api/territory/locate?lng=&lat=: the building (or narrowest node) at a place. */
export const locatedPlaceSchema = z.object({
  node: territoryNodeSchema.nullable(),
  microGrid: territoryNodeSchema.nullable(),
}).meta({ id: 'LocatedPlace' });
export type LocatedPlace = z.infer<typeof locatedPlaceSchema>;

/** A division that was published. */
export const divisionSchema = z.object({
  version: z.number().int().positive(),
  /** First moment at which it holds. */
  from: momentSchema,
  publishedAt: momentSchema,
  note: z.string(),
}).meta({ id: 'Division' });
export type DivisionView = z.infer<typeof divisionSchema>;

/** GET /api/territory/divisions: the newest first. */
export const divisionsSchema = z.object({ divisions: z.array(divisionSchema) }).meta({ id: 'DivisionList' });

/** A closed ring (RFC 7946, 3.1.6). */
const ringSchema = z.array(pointSchema).min(4);
const boundarySchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('Polygon'), coordinates: z.array(ringSchema).min(1) }),
  z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(z.array(ringSchema).min(1)).min(1) }),
]).meta({ id: 'Boundary' });

/** POST /api/territory/divisions: how everything inside one node is divided from now on (administrator). */
export const publishDivisionSchema = z.object({
  /** The version that the draft was made of; a newer one refuses it. */
  basedOn: z.number().int().positive(),
  /** The node itself and all outside it stay as they are. */
  within: territoryCodeSchema,
  note: freeTextSchema(500),
  /** All nodes below `within`, down to the micro-grids; level and parent stand in the code. */
  nodes: z.array(
    z.object({
      code: territoryCodeSchema,
      name: z.object({ zh: freeTextSchema(80).min(1), en: freeTextSchema(120).min(1) }),
      gridKind: z.enum(['comprehensive', 'exclusive']).nullable(),
      center: pointSchema,
      boundary: boundarySchema.nullable(),
    }),
  ),
  /** The micro-grid of every building inside, and of every stall that stands in none. */
  members: z.array(z.object({ place: territoryCodeSchema, microGrid: territoryCodeSchema })),
  /** For codes that are given up: where their posts go on. Without one they end. */
  successors: z.array(z.object({ from: territoryCodeSchema, to: territoryCodeSchema })),
}).meta({ id: 'PublishDivision' });
export type PublishDivision = z.infer<typeof publishDivisionSchema>;
