import { everyRoute, type Route } from '@finemesh/contract';
import { expect, it } from 'vitest';
import { createApiClient } from './createApiClient.ts';
import { createCall } from './createCall.ts';
import type { SendRequest } from './request.ts';

const id = 'b7f3c9d2-0000-4000-8000-000000000001';

/** One call of every function, with values of the right form. */
const calls: { [Name in keyof ReturnType<typeof createApiClient>]: Parameters<ReturnType<typeof createApiClient>[Name]> } = {
  clientConfig: [],
  demoAccounts: [],
  territoryMap: [],
  territoryNodes: [{ level: 'building' }],
  locate: [118.69, 32.02],
  signIn: [{ username: 'a', password: 'b' }],
  signOut: [],
  session: [],
  ticket: [{ purpose: 'positions' }],
  uploadPhoto: [new Blob(['x'], { type: 'image/jpeg' }), id],
  reportCase: [{ categoryCode: 'FA01', words: '', point: [118.69, 32.02] }, id],
  followedCase: ['7K3Q-9F2M-XW4T'],
  followTicket: ['7K3Q-9F2M-XW4T'],
  giveResidentCommand: ['7K3Q-9F2M-XW4T', 'reopen', { words: 'x' }, id],
  staffCases: ['open'],
  staffCase: [id],
  giveCommand: [id, 'handOver', { postId: id }, id],
  candidates: [id],
  wallCases: [],
  wallCase: [id],
  giveWallCommand: [id, 'handOver', { postId: id }, id],
  wallOverview: [],
  sharing: [],
  setSharing: [true],
  positionDevice: [],
  rosters: [],
  openRoster: ['320105004004B009', 'visit'],
  buildingSection: ['320105004004B009'],
};

/** The declared route that a request meets. */
function routeOf(method: string, address: string): Route | undefined {
  const { pathname } = new URL(address, 'http://here');
  const fits = ({ path }: Route) => new RegExp(`^${path.replace(/\{[^}]+\}/g, '[^/]+')}$`).test(pathname);
  return everyRoute.find((route) => route.method === method && fits(route));
}

it.each(Object.keys(calls) as (keyof typeof calls)[])('sends what the route reads: %s', async (name) => {
  const met: string[] = [];
  const send: SendRequest = async <Answer>(method: Route['method'], address: string, { body, key }: { body?: unknown; key?: string | undefined } = {}) => {
    const route = routeOf(method, address)!;
    met.push(route.operationId);
    const { searchParams } = new URL(address, 'http://here');
    expect(route.query?.safeParse(Object.fromEntries(searchParams)).success ?? true).toBe(true);
    if (route.body !== undefined && !('media' in route.body)) expect(route.body.safeParse(body).success).toBe(true);
    expect(key !== undefined).toBe(route.idempotent);
    return { case: { audience: address.includes('presentation=wall') ? 'wall' : 'staff' } } as Answer;
  };
  const call = createApiClient(createCall(send))[name] as (...values: unknown[]) => Promise<unknown>;
  await call(...calls[name]);
  expect(met).toHaveLength(1);
});
