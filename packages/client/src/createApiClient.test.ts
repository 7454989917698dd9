import openApi from '@finemesh/contract/openapi.json' with { type: 'json' };
import { expect, it } from 'vitest';
import { createApiClient } from './createApiClient.ts';
import type { SendRequest } from './request.ts';

const id = 'b7f3c9d2-0000-4000-8000-000000000001';

/** One call of every function, with values of the right form; a new function without a row here fails the second test. */
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
  confirmCase: ['7K3Q-9F2M-XW4T', 5, id],
  reopenCase: ['7K3Q-9F2M-XW4T', 'x', id],
  staffCases: ['open'],
  staffCase: [id],
  acceptCase: [id, id],
  noteCase: [id, 'x', id],
  resolveCase: [id, { words: 'x' }, id],
  handOverCase: [id, { postId: id }, id],
  candidates: [id],
  wallCases: [],
  wallCase: [id],
  wallHandOverCase: [id, { postId: id }, id],
  wallOverview: [],
  sharing: [],
  setSharing: [true],
  positionDevice: [],
  rosters: [],
  openRoster: ['320105004004B009', 'visit'],
};

/** Whether the API's document has the path with this method; `{name}` stands for one segment. */
function isDocumented(method: string, path: string): boolean {
  return Object.entries(openApi.paths).some(([template, operations]) => {
    const form = new RegExp(`^${template.replace(/\{[^}]+\}/g, '[^/]+')}$`);
    return form.test(path) && method.toLowerCase() in operations;
  });
}

it.each(Object.keys(calls) as (keyof typeof calls)[])('calls a route that the server documents: %s', async (name) => {
  const sent: { method: string; path: string }[] = [];
  const send: SendRequest = async <Answer>(path: string, options = {}) => {
    const { body, method } = options as { body?: unknown; method?: string };
    sent.push({ method: method ?? (body === undefined ? 'GET' : 'POST'), path: `/api/${path.split('?')[0]}` });
    return undefined as Answer;
  };
  const call = createApiClient(send)[name] as (...values: unknown[]) => Promise<unknown>;
  await call(...calls[name]);
  expect(sent).toHaveLength(1);
  expect(isDocumented(sent[0]!.method, sent[0]!.path), JSON.stringify(sent[0])).toBe(true);
});

it('has a row above for every function', () => {
  expect(Object.keys(createApiClient()).sort()).toEqual(Object.keys(calls).sort());
});
