import type { z } from 'zod';
import type { BytesAnswer, EmptyAnswer, JsonAnswer, MediaBody, RouteSpec } from './Route.ts';
import type { PathParam, RoutePath } from './paths.ts';

/** A path without parameters has no `params`; one with parameters has a schema for each and for no other. */
type ParamsOf<Path extends string> = [PathParam<Path>] extends [never]
  ? { readonly params?: never }
  : { readonly params: z.ZodObject<Record<PathParam<Path>, z.ZodType>> };

type SpecsFor<Paths extends Record<string, RoutePath>> = { readonly [Id in keyof Paths]: RouteSpec & ParamsOf<Paths[Id]['path']> };

/** The routes of a group, by operation id. */
export type DefinedRoutes<Tag extends string, Paths extends Record<string, RoutePath>, Specs extends SpecsFor<Paths>> = {
  readonly [Id in keyof Paths & string]: Paths[Id] & Specs[Id] & { readonly operationId: Id; readonly tag: Tag };
};

/** Declares the routes of a group: its paths, and for each what crosses the wire. */
export function defineRoutes<const Tag extends string, const Paths extends Record<string, RoutePath>, const Specs extends SpecsFor<Paths>>(
  tag: Tag,
  paths: Paths,
  specs: Specs,
): DefinedRoutes<Tag, Paths, Specs> {
  const routes = Object.entries(paths).map(([operationId, path]) => [operationId, { operationId, tag, ...path, ...specs[operationId] }]);
  return Object.fromEntries(routes) as DefinedRoutes<Tag, Paths, Specs>;
}

/** An answer with JSON of the schema. */
export function json<Schema extends z.ZodType>(schema: Schema, description: string, status: 200 | 201 = 200): JsonAnswer<Schema> {
  return { kind: 'json', status, description, schema };
}

/** An answer with bytes of the media type. */
export function bytes(mediaType: string, description: string): BytesAnswer {
  return { kind: 'bytes', status: 200, description, mediaType };
}

/** An answer without a body. */
export function empty(description: string, status: EmptyAnswer['status'] = 204): EmptyAnswer {
  return { kind: 'empty', status, description };
}

/** A body of bytes of one of the media types. */
export function bytesBody(...mediaTypes: string[]): MediaBody {
  return { media: Object.fromEntries(mediaTypes.map((mediaType) => [mediaType, null])) };
}
