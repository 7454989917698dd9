import { paths, type OperationId, type PathParam, type RouteCall, type RouteOf, type RoutePath, type RouteReply } from '@finemesh/contract';
import { createRequest, type SendRequest } from './request.ts';

/** Operations of the API proper; other protocols have clients of their own. */
export type ApiOperation = { [Id in OperationId]: RouteOf<Id>['path'] extends `/api/${string}` ? Id : never }[OperationId];

/** What is given to call an operation: its parameters, query and body, and the key of a command. */
export type Call<Id extends ApiOperation> = RouteCall<RouteOf<Id>, Blob> & { readonly signal?: AbortSignal };

/** What the operation answers with. */
export type Reply<Id extends ApiOperation> = RouteReply<RouteOf<Id>, Blob>;

/** The one argument of a call, which may be left out where nothing has to be given. */
export type CallArguments<Id extends ApiOperation> = object extends Call<Id> ? [call?: Call<Id>] : [call: Call<Id>];

/** Calls an operation of the API. @throws FinemeshError */
export type CallRoute = <Id extends ApiOperation>(operation: Id, ...[call]: CallArguments<Id>) => Promise<Reply<Id>>;

/** What of a call goes into the address. */
interface Addressed {
  readonly params?: Readonly<Record<string, string>> | undefined;
  readonly query?: Readonly<Record<string, unknown>> | undefined;
}

interface SentCall extends Addressed {
  readonly body?: unknown;
  readonly key?: string;
  readonly signal?: AbortSignal;
}

const pathOf: Readonly<Record<string, RoutePath>> = Object.assign({}, ...Object.values(paths));

/** Calls operations by their rows in the contract's table of paths. */
export function createCall(send: SendRequest = createRequest()): CallRoute {
  return <Id extends ApiOperation>(operation: Id, ...[call]: CallArguments<Id>) => {
    const { body, key, signal, ...addressed }: SentCall = call ?? {};
    const { method, path } = pathOf[operation]!;
    return send<Reply<Id>>(method, fill(path, addressed), { body, key, signal });
  };
}

/** An address on the page's own origin: the path with its parameters in place, and the query. */
export function addressOf<Path extends string>(
  path: Path,
  parts: { readonly params: Readonly<Record<PathParam<Path>, string>>; readonly query?: Readonly<Record<string, unknown>> },
): string {
  return fill(path, parts);
}

function fill(template: string, { params = {}, query = {} }: Addressed): string {
  const path = template.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
  const given = Object.entries(query).filter(([, value]) => value !== undefined);
  const search = new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString();
  return search === '' ? path : `${path}?${search}`;
}
