import { FinemeshError } from '@finemesh/contract';
import type { Context } from 'hono';
import type { Caller } from '../Caller.ts';
import type { ApiEnv } from './ApiEnv.ts';

/** Who sends the request. @throws `notSignedIn` when nobody is signed in. */
export async function requireCaller(context: Context<ApiEnv>): Promise<Caller> {
  const caller = await context.var.caller();
  if (caller === null) throw new FinemeshError('notSignedIn');
  return caller;
}
