import { everyRoute, FinemeshError, paths } from '@finemesh/contract';
import { caseCommands, commandsGivenBy } from '@finemesh/domain';
import { describe, expect, it } from 'vitest';
import { createApiClient } from './createApiClient.ts';
import { photoUrl } from './photoUrl.ts';
import type { RequestOptions, SendRequest } from './request.ts';

const id = 'b7f3c9d2-0000-4000-8000-000000000001';
const key = 'b7f3c9d2-0000-4000-8000-000000000002';

/** A client whose requests are kept, and answered with the given body. */
function createRecorded(answer: unknown = undefined) {
  const sent: { method: string; address: string; options: RequestOptions }[] = [];
  const send: SendRequest = async <Answer>(method: string, address: string, options: RequestOptions = {}) => {
    sent.push({ method, address, options });
    return answer as Answer;
  };
  return { api: createApiClient(send), sent };
}

describe('the client', () => {
  it.each(everyRoute.filter(({ path }) => path.startsWith('/api/')))('calls $operationId where it is declared', async (route) => {
    const { api, sent } = createRecorded();
    const calls = api as unknown as Record<string, (call: object) => Promise<unknown>>;
    await calls[route.operationId]?.({ params: { id, photoId: id, trackingNumber: '7K3Q-9F2M-XW4T', buildingCode: '320105004004B009' } });
    expect(sent.map(({ method, address }) => [method, /\{\w*\}|\/\//.test(address)])).toEqual([[route.method, false]]);
    expect(sent[0]!.address.split('/')).toHaveLength(route.path.split('/').length);
  });

  it('puts parameters and query into the address, encoded, and leaves out what is not given', async () => {
    const { api, sent } = createRecorded();
    await api.getFollowedCase({ params: { trackingNumber: 'a/b?c' } });
    await api.listTerritoryNodes({ query: { within: undefined, level: 'building' } });
    await api.locatePlace({ query: { lng: 118.69, lat: 32.02 } });
    expect(sent.map(({ address }) => address)).toEqual([
      '/api/tracking/a%2Fb%3Fc',
      '/api/territory/nodes?level=building',
      '/api/territory/locate?lng=118.69&lat=32.02',
    ]);
  });

  it('sends body, key and signal with a command', async () => {
    const { api, sent } = createRecorded();
    const { signal } = new AbortController();
    await api.reportCase({ body: { categoryCode: 'FA01', words: '', point: [118.69, 32.02] }, key, signal });
    expect(sent[0]!.options).toEqual({ body: { categoryCode: 'FA01', words: '', point: [118.69, 32.02] }, key, signal });
  });

  it('gives each command of the table at its own address', async () => {
    const staff = createRecorded({ case: { audience: 'staff' } });
    for (const command of commandsGivenBy('staff')) await staff.api.giveCommand(id, command, {} as never, key);
    const resident = createRecorded();
    for (const command of commandsGivenBy('resident')) await resident.api.giveResidentCommand('7K3Q', command, {} as never, key);
    const sent = [...staff.sent, ...resident.sent];
    expect(sent).toHaveLength(caseCommands.length);
    const declared = Object.values({ ...paths.staffCommands, ...paths.residentCommands }).map(({ path }) => path);
    expect(sent.map(({ address }) => address.replace(id, '{id}').replace('7K3Q', '{trackingNumber}'))).toEqual(declared);
    expect(sent.every(({ options }) => options.key === key)).toBe(true);
  });

  it('takes no answer for the wall that was made for the team', async () => {
    const { api, sent } = createRecorded({ case: { audience: 'staff' } });
    await expect(api.giveWallCommand(id, 'note', { words: 'x' }, key)).rejects.toThrow(FinemeshError);
    expect(sent[0]!.address).toBe(`/api/cases/${id}/note?presentation=wall`);
  });

  it('names the address of a photo for each reader', () => {
    expect(photoUrl({ caseId: id }, key, 'small')).toBe(`/api/cases/${id}/photos/${key}?size=small`);
    expect(photoUrl({ trackingNumber: '7K3Q' }, key)).toBe(`/api/tracking/7K3Q/photos/${key}?size=full`);
  });
});
