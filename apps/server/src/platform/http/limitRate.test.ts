import { createTestClock } from '@finemesh/testkit';
import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import type { ApiEnv } from './ApiEnv.ts';
import { limitRate } from './limitRate.ts';
import { remoteAddressOf } from './remoteAddressOf.ts';

function createLimited(rateLimits = true) {
  const clock = createTestClock();
  const config = { rateLimits };
  const app = new Hono<ApiEnv>();
  app.onError((_error, context) => context.body(null, 429));
  app.use(async (context, next) => {
    context.set('remoteAddress', context.req.header('X-Test-Address') ?? 'one');
    await next();
  });
  app.get('/', limitRate({ config, clock }, { burst: 3, perMinute: 6 }), (context) => context.body(null, 204));
  const ask = async (address = 'one'): Promise<number> =>
    (await app.request('/', { headers: { 'X-Test-Address': address } })).status;
  return { clock, app, ask };
}

describe('a rate limit', () => {
  it('lets the burst through and then one request each time a token has grown', async () => {
    const { ask, clock } = createLimited();
    expect([await ask(), await ask(), await ask(), await ask()]).toEqual([204, 204, 204, 429]);
    clock.advance(9_999);
    expect(await ask()).toBe(429);
    clock.advance(10_001);
    expect(await ask()).toBe(204);
  });

  it('never saves up more than the burst', async () => {
    const { ask, clock } = createLimited();
    clock.advance(3_600_000);
    expect([await ask(), await ask(), await ask(), await ask()]).toEqual([204, 204, 204, 429]);
  });

  it('counts each address by itself', async () => {
    const { ask } = createLimited();
    for (let count = 0; count < 4; count += 1) await ask('one');
    expect(await ask('two')).toBe(204);
  });

  it('takes all addresses of one IPv6 network for one', async () => {
    const { ask } = createLimited();
    const own = ['2001:db8:1:2::1', '2001:db8:1:2::2', '2001:db8:1:2:3:4:5:6', '2001:db8:1:2:ffff::'];
    const answers: number[] = [];
    for (const address of own) answers.push(await ask(address));
    expect(answers).toEqual([204, 204, 204, 429]);
    expect(await ask('2001:db8:1:3::1')).toBe(204);
    expect(await ask('::1')).toBe(204);
    expect(await ask('::ffff:192.0.2.1')).toBe(204);
  });

  it('says when to come back', async () => {
    const { app } = createLimited();
    for (let count = 0; count < 3; count += 1) await app.request('/');
    expect((await app.request('/')).headers.get('Retry-After')).toBe('10');
  });

  it('is off when the operator says so', async () => {
    const { ask } = createLimited(false);
    for (let count = 0; count < 10; count += 1) expect(await ask()).toBe(204);
  });
});

describe('the address of a request', () => {
  const incoming = (forwarded?: string | string[]) =>
    ({ socket: { remoteAddress: '10.0.0.9' }, headers: { 'x-forwarded-for': forwarded } }) as never;

  it('is that of the socket, whatever the request claims', () => {
    expect(remoteAddressOf(incoming('1.2.3.4'), false)).toBe('10.0.0.9');
  });

  it('behind a trusted proxy is the entry that the proxy has added', () => {
    expect(remoteAddressOf(incoming('6.6.6.6, 1.2.3.4'), true)).toBe('1.2.3.4');
    expect(remoteAddressOf(incoming(), true)).toBe('10.0.0.9');
  });
});
