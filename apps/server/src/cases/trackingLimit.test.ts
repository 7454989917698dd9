import type { FollowedCase, Problem } from '@finemesh/contract';
import { createTestClock } from '@finemesh/testkit';
import { describe, expect, it } from 'vitest';
import { createTestServer, signInAs, TestClient } from '../testing/index.ts';

const unknown = '0000-0000-0000';
const patience = 60_000;

async function createFollowedCase(rateLimits = true) {
  const clock = createTestClock();
  const server = await createTestServer({ clock, config: { rateLimits } });
  const resident = new TestClient(server);
  const input = { categoryCode: 'FA01', placeCode: '320105004004B009', words: '' };
  const { trackingNumber } = (await resident.post<FollowedCase>('cases', input)).body.case;
  const requests: ((number: string) => Promise<{ status: number; headers: Headers; body: Problem }>)[] = [
    (number) => resident.get(`tracking/${number}`),
    (number) => resident.post(`tracking/${number}/ticket`, {}),
    (number) => resident.post(`tracking/${number}/confirm`, { rating: 5 }),
    (number) => resident.get(`tracking/${number}/photos/00000000-0000-4000-8000-000000000000`),
  ];
  return { clock, server, resident, trackingNumber, requests };
}

describe('guessing at tracking numbers', () => {
  it('is stopped for all requests together, and comes back with the time', { timeout: patience }, async () => {
    const { clock, server, resident, trackingNumber, requests } = await createFollowedCase();
    for (let i = 0; i < 20; i += 1) expect((await requests[i % requests.length]?.(unknown))?.status, String(i)).toBe(404);
    for (const request of requests) {
      const { status, headers, body } = await request(unknown);
      expect([status, body.code, headers.get('Retry-After')]).toEqual([429, 'tooManyRequests', '6']);
    }
    // Tickets of people who are signed in are no guesses.
    const wall = await signInAs(server, 'command');
    expect((await wall.post('tickets', { purpose: 'live' })).status).toBe(201);
    clock.advance(6_000);
    expect((await resident.get(`tracking/${trackingNumber}`)).status).toBe(200);
    expect((await resident.get(`tracking/${unknown}`)).status).toBe(404);
    expect((await resident.get(`tracking/${unknown}`)).status).toBe(429);
  });

  it('locks nobody out: a number that exists is answered in every way while somebody at the address guesses', { timeout: patience }, async () => {
    const { resident, trackingNumber } = await createFollowedCase();
    for (let i = 0; i < 200; i += 1) await resident.get(`tracking/${unknown}`);
    expect((await resident.get(`tracking/${unknown}`)).status).toBe(429);
    expect((await resident.get(`tracking/${trackingNumber}`)).status).toBe(200);
    expect((await resident.post(`tracking/${trackingNumber}/ticket`, {})).status).toBe(201);
    // A state that does not allow it is an answer too, and one of its owner's.
    expect((await resident.post(`tracking/${trackingNumber}/confirm`, { rating: 5 })).status).toBe(409);
  });

  it('makes up for guesses that were sent at the same moment', { timeout: patience }, async () => {
    const { clock, resident } = await createFollowedCase();
    const answers = await Promise.all(Array.from({ length: 40 }, () => resident.get(`tracking/${unknown}`)));
    const slipped = answers.filter(({ status }) => status === 404).length;
    expect(slipped).toBeGreaterThanOrEqual(20);
    clock.advance((slipped - 20) * 6_000);
    expect((await resident.get(`tracking/${unknown}`)).status).toBe(429);
    clock.advance(6_000);
    expect((await resident.get(`tracking/${unknown}`)).status).toBe(404);
  });

  it('is not what following is: numbers that exist cost nothing', { timeout: patience }, async () => {
    const { resident, trackingNumber } = await createFollowedCase();
    for (let i = 0; i < 30; i += 1) {
      expect((await resident.get(`tracking/${trackingNumber}`)).status).toBe(200);
      expect((await resident.post(`tracking/${trackingNumber}/ticket`, {})).status).toBe(201);
    }
  });

  it('goes on where the operator has put rate limits off', { timeout: patience }, async () => {
    const { resident } = await createFollowedCase(false);
    for (let i = 0; i < 25; i += 1) expect((await resident.get(`tracking/${unknown}`)).status).toBe(404);
  });
});
