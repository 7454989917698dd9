import type { MiddlewareHandler } from 'hono';
import type { Config } from '../config/index.ts';
import type { ApiEnv } from './ApiEnv.ts';

/** Headers for every answer; pages carry their Content-Security-Policy besides (`contentSecurityPolicy`). */
export function securityHeaders({ origins }: Config): MiddlewareHandler<ApiEnv> {
  const overTls = Object.values(origins).every((origin) => origin.startsWith('https:'));
  return async (context, next) => {
    await next();
    const { headers } = context.res;
    headers.set('X-Content-Type-Options', 'nosniff');
    headers.set('X-Frame-Options', 'DENY');
    // The portal's addresses hold tracking numbers.
    headers.set('Referrer-Policy', 'no-referrer');
    headers.set('Cross-Origin-Opener-Policy', 'same-origin');
    headers.set('Cross-Origin-Resource-Policy', 'same-origin');
    headers.set('Permissions-Policy', 'geolocation=(self), camera=(self), microphone=(), payment=()');
    if (overTls) headers.set('Strict-Transport-Security', 'max-age=31536000');
    // What is not a page must not become one.
    if (!headers.has('Content-Security-Policy')) {
      headers.set('Content-Security-Policy', "default-src 'none'; frame-ancestors 'none'");
    }
    if (!headers.has('Cache-Control')) headers.set('Cache-Control', 'no-store');
  };
}
