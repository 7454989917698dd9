import type { OperationId, RouteCall, RouteOf, RouteReply } from '@finemesh/contract';

/**
 * Operations of the API proper. Other protocols have clients of their own, and what answers with bytes is an address that the
 * page draws from.
 */
export type ApiOperation = {
  [Id in OperationId]: RouteOf<Id>['path'] extends `/api/${string}` ? (RouteOf<Id>['answer']['kind'] extends 'bytes' ? never : Id) : never;
}[OperationId];

/** What is given to call an operation: its parameters, query and body, and the key of a command. */
export type Call<Id extends ApiOperation> = RouteCall<RouteOf<Id>, Blob> & { readonly signal?: AbortSignal };

/** What the operation answers with. */
export type Reply<Id extends ApiOperation> = RouteReply<RouteOf<Id>, Blob>;

/** The one argument of a call, which may be left out where nothing has to be given. */
type CallArguments<Id extends ApiOperation> = object extends Call<Id> ? [call?: Call<Id>] : [call: Call<Id>];

/** A function for each operation, by its id. */
export type ApiCalls = { readonly [Id in ApiOperation]: (...[call]: CallArguments<Id>) => Promise<Reply<Id>> };
