import type { z } from 'zod';
import { idempotencyHeader } from '../endpoints.ts';
import { errorKinds, type ErrorCode } from '../errors.ts';
import { problemSchema } from '../problemSchema.ts';
import { uuidSchema } from '../primitives.ts';
import { errorsOf } from './errorsOf.ts';
import { inOrder, OpenApiSchemas } from './OpenApiSchemas.ts';
import type { Route } from './Route.ts';
import { securityRequirements, securitySchemes } from './security.ts';
import { tags } from './tags.ts';

/** A part of an OpenAPI document. */
type Json = Record<string, unknown>;

export interface OpenApiDocument extends Json {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Json>>>>;
}

/** Grows with every change that an existing client notices. */
const apiVersion = '1.0.0';

/** The OpenAPI 3.1 document of the routes, in their order: https://spec.openapis.org/oas/v3.1.1 */
export function printOpenApi(routes: readonly Route[]): OpenApiDocument {
  const schemas = new OpenApiSchemas();
  const refusals = new Map<string, Json>();
  const printed: Record<string, Record<string, Json>> = {};
  for (const route of routes) (printed[route.path] ??= {})[route.method] = printOperation(route, schemas, refusals);
  return {
    openapi: '3.1.1',
    info: {
      title: 'Finemesh',
      version: apiVersion,
      description: 'Cases, rosters and positions of a street. Fields that a client does not know are to be ignored.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    tags: Object.entries(tags).map(([name, description]) => ({ name, description })),
    paths: printed,
    components: {
      schemas: schemas.components(),
      responses: inOrder(refusals),
      parameters: { idempotencyKey: idempotencyKey(schemas) },
      securitySchemes,
    },
  };
}

function printOperation(route: Route, schemas: OpenApiSchemas, refusals: Map<string, Json>): Json {
  const parameters = [
    ...parametersOf(route.params, 'path', schemas),
    ...parametersOf(route.query, 'query', schemas),
    ...parametersOf(route.headers, 'header', schemas),
    ...(route.idempotent ? [{ $ref: '#/components/parameters/idempotencyKey' }] : []),
  ];
  return {
    operationId: route.operationId,
    tags: [route.tag],
    summary: route.summary,
    ...(route.description === undefined ? {} : { description: route.description }),
    security: securityRequirements[route.security],
    ...(parameters.length === 0 ? {} : { parameters }),
    ...(route.body === undefined ? {} : { requestBody: { required: true, content: bodyContent(route.body, schemas) } }),
    responses: { ...answersOf(route, schemas), ...refusalsOf(route, schemas, refusals) },
  };
}

function parametersOf(schema: z.ZodObject | undefined, place: 'path' | 'query' | 'header', schemas: OpenApiSchemas): Json[] {
  return Object.entries(schema?.shape ?? {}).map(([name, member]) => {
    const { description, ...printed } = schemas.print(member as z.ZodType, 'input');
    const required = place === 'path' || !(member as z.ZodType).safeParse(undefined).success;
    return { name, in: place, required, ...(description === undefined ? {} : { description }), schema: printed };
  });
}

function bodyContent(body: NonNullable<Route['body']>, schemas: OpenApiSchemas): Json {
  if (!('media' in body)) return { 'application/json': { schema: schemas.print(body, 'input') } };
  return Object.fromEntries(
    // Bytes have no schema: https://spec.openapis.org/oas/v3.1.1#considerations-for-file-uploads
    Object.entries(body.media).map(([media, schema]) => [media, schema === null ? {} : { schema: schemas.print(schema, 'input') }]),
  );
}

function answersOf({ answer, alsoAnswers = {}, idempotent }: Route, schemas: OpenApiSchemas): Json {
  const content =
    answer.kind === 'json'
      ? { content: { 'application/json': { schema: schemas.print(answer.schema, 'output') } } }
      : answer.kind === 'bytes'
        ? { content: { [answer.mediaType]: {} } }
        : {};
  const headers = idempotent ? { headers: { 'Idempotency-Replayed': replayedHeader } } : {};
  const others = Object.entries(alsoAnswers).map(([status, description]) => [status, { description }]);
  return { [answer.status]: { description: answer.description, ...headers, ...content }, ...Object.fromEntries(others) };
}

const replayedHeader = {
  description: '`true` where this is the first answer again',
  schema: { type: 'string', enum: ['true'] },
};

/** One reference a status; the same codes are the same component. */
function refusalsOf(route: Route, schemas: OpenApiSchemas, refusals: Map<string, Json>): Json {
  const codes = errorsOf(route);
  const statuses = [...new Set(codes.map(statusOf))];
  const references = statuses.map((status) => {
    const alike = codes.filter((code) => statusOf(code) === status);
    const name = alike.join('-');
    if (!refusals.has(name)) refusals.set(name, printRefusal(alike, schemas));
    return [status, { $ref: `#/components/responses/${name}` }];
  });
  return Object.fromEntries(references);
}

/** Failures of the server, which every route can meet, are one line. */
function statusOf(code: ErrorCode): string {
  const { status } = errorKinds[code];
  return status >= 500 ? '5XX' : String(status);
}

function printRefusal(codes: readonly ErrorCode[], schemas: OpenApiSchemas): Json {
  return {
    description: codes.map((code) => `${code}: ${errorKinds[code].title}`).join('; '),
    ...(codes.includes('tooManyRequests') ? { headers: { 'Retry-After': retryAfterHeader } } : {}),
    content: {
      'application/problem+json': {
        schema: { allOf: [schemas.print(problemSchema, 'output'), { properties: { code: { enum: codes } } }] },
      },
    },
  };
}

const retryAfterHeader = { description: 'Seconds to wait', schema: { type: 'integer' } };

function idempotencyKey(schemas: OpenApiSchemas): Json {
  return {
    name: idempotencyHeader,
    in: 'header',
    required: true,
    description: 'Made by the client for this command. The same key and body get the first answer again and have one effect, for a day.',
    schema: schemas.print(uuidSchema, 'input'),
  };
}
