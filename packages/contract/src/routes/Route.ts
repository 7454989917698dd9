import type { z } from 'zod';
import type { ErrorCode } from '../errors.ts';
import type { RoutePath } from './paths.ts';
import type { Security } from './security.ts';

/** What a route takes and gives beside its path. */
export interface RouteSpec {
  readonly summary: string;
  readonly description?: string;
  readonly security: Security;
  /** One schema for each `{name}` of the path. */
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly headers?: z.ZodObject;
  /** JSON of this schema, or what the handler reads itself. */
  readonly body?: z.ZodType | MediaBody;
  readonly answer: RouteAnswer;
  /** Other answers without a body that are no refusals, by status. */
  readonly alsoAnswers?: Readonly<Record<number, string>>;
  /** What the route itself may refuse with; `errorsOf` adds what follows from its form. */
  readonly errors?: readonly ErrorCode[];
  /** Another protocol's call: schemas describe it, and the handler reads the request by that protocol's own rules. */
  readonly foreign?: true;
}

/** A body of one of these media types, unread: bytes where there is no schema. */
export interface MediaBody {
  readonly media: Readonly<Record<string, z.ZodType | null>>;
}

/** What a route answers with where it succeeds. */
export type RouteAnswer = JsonAnswer | BytesAnswer | EmptyAnswer;

export interface JsonAnswer<Schema extends z.ZodType = z.ZodType> {
  readonly kind: 'json';
  readonly status: 200 | 201;
  readonly description: string;
  readonly schema: Schema;
}

export interface BytesAnswer {
  readonly kind: 'bytes';
  readonly status: 200;
  readonly description: string;
  readonly mediaType: string;
}

export interface EmptyAnswer {
  readonly kind: 'empty';
  readonly status: 101 | 200 | 204;
  readonly description: string;
}

/** A declared route: where it is called, and what crosses the wire. */
export interface Route extends RouteSpec, RoutePath {
  readonly operationId: string;
  /** The group under which the document lists it. */
  readonly tag: string;
}
