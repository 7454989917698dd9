import type { z } from 'zod';
import type { EmptyAnswer, JsonAnswer, Route } from './Route.ts';

type Schema<R, Name extends string> = R extends { readonly foreign: true }
  ? never
  : R extends { readonly [Key in Name]: infer Found extends z.ZodType }
    ? Found
    : never;

/** The parts of a request that are read by schemas, by their names. */
type Parts<R> = { [Name in 'params' | 'query' | 'body' as [Schema<R, Name>] extends [never] ? never : Name]: Schema<R, Name> };

/** A request of the route as its handler gets it: parsed, with the idempotency key of a command. */
export type RouteRequest<R extends Route> = { readonly [Name in keyof Parts<R>]: z.output<Parts<R>[Name]> } & KeyOf<R>;

/** What the handler of a route gives back; `never` where it sends bytes itself. */
export type RouteResult<R extends Route> = R['answer'] extends JsonAnswer<infer Answer>
  ? z.input<Answer>
  : R['answer'] extends EmptyAnswer
    ? undefined
    : never;

/** What a client gives to call the route; `Bytes` is how it holds bytes (`Blob` in a browser). */
export type RouteCall<R extends Route, Bytes> = OptionalWhereEmpty<{ readonly [Name in keyof Parts<R>]: z.input<Parts<R>[Name]> }> &
  BytesOf<R, Bytes> &
  KeyOf<R>;

/** What a client gets from it. */
export type RouteReply<R extends Route, Bytes> = R['answer'] extends JsonAnswer<infer Answer>
  ? z.output<Answer>
  : R['answer'] extends EmptyAnswer
    ? undefined
    : Bytes;

/** UUID under which the command has its effect once. */
type KeyOf<R extends Route> = R['idempotent'] extends true ? { readonly key: string } : unknown;

type BytesOf<R, Bytes> = R extends { readonly body: { readonly media: unknown } } ? { readonly body: Bytes } : unknown;

/** A part whose members are all optional may be left out itself. */
type OptionalWhereEmpty<Members> = {
  readonly [Name in keyof Members as object extends Members[Name] ? never : Name]: Members[Name];
} & { readonly [Name in keyof Members as object extends Members[Name] ? Name : never]?: Members[Name] };
