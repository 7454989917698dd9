import type { Route } from '@finemesh/contract';
import { Hono, type MiddlewareHandler } from 'hono';
import { answerRoute, type RouteHandler } from './answerRoute.ts';
import type { ApiEnv } from './ApiEnv.ts';

/** Routes by operation id. */
type RouteGroup<Routes> = { readonly [Id in keyof Routes]: Route };

/** A handler for each route of a group: a route that is declared and not handled does not compile. */
export type RouteHandlers<Routes extends RouteGroup<Routes>> = { readonly [Id in keyof Routes]: RouteHandler<Routes[Id]> };

/** Routes with their handlers, made by `mountRoutes` alone: nothing answers that the contract does not declare. */
export interface MountedRoutes {
  readonly routes: readonly Route[];
  readonly app: Hono<ApiEnv>;
}

/**
 * Mounts a group of the contract's routes. Input that does not fit a route's schemas is refused with every field named; a
 * handler gives back the answer, or a `Response` where it sends bytes or headers of its own.
 *
 * @param before what a request meets first, by operation id; for limits of rate.
 */
export function mountRoutes<Routes extends RouteGroup<Routes>>(
  routes: Routes,
  handlers: NoInfer<RouteHandlers<Routes>>,
  before: { readonly [Id in keyof Routes]?: MiddlewareHandler<ApiEnv> } = {},
): MountedRoutes {
  const app = new Hono<ApiEnv>();
  for (const id in routes) {
    const route = routes[id];
    const handler = handlers[id];
    const path = route.path.replaceAll(/\{(\w+)\}/g, ':$1');
    const first = before[id];
    if (first !== undefined) app.on(route.method.toUpperCase(), path, first);
    app.on(route.method.toUpperCase(), path, answerRoute(route, handler));
  }
  return { routes: Object.values(routes), app };
}
