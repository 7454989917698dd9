import type { Route, RouteRequest, RouteResult } from '@finemesh/contract';
import type { Context } from 'hono';
import type { ApiEnv } from './ApiEnv.ts';
import { checkAnswer, checkRefusal } from './checkAnswer.ts';
import { readRequest } from './readRequest.ts';

/** Does what a route is for. Refusals are thrown as `FinemeshError`. */
export type RouteHandler<R extends Route> = (
  request: RouteRequest<R>,
  context: Context<ApiEnv>,
) => RouteResult<R> | Response | Promise<RouteResult<R> | Response>;

/** Answers the requests of a route: reads them by its schemas, runs the handler and sends what it gives back. */
export function answerRoute<R extends Route>(route: R, handler: RouteHandler<R>): (context: Context<ApiEnv>) => Promise<Response> {
  return async function answerRequest(context) {
    try {
      const result = await handler(await readRequest(route, context), context);
      if (result instanceof Response) return result;
      const { answer } = route;
      if (answer.kind !== 'json') return context.body(null, answer.kind === 'empty' ? answer.status : 200);
      if (context.var.checksAnswers) checkAnswer(route, answer.schema, result);
      return context.body(JSON.stringify(result), answer.status, { 'Content-Type': 'application/json' });
    } catch (error) {
      if (context.var.checksAnswers) checkRefusal(route, error);
      throw error;
    }
  };
}
