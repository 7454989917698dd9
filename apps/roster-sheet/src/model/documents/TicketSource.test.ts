import type { RosterPurpose, RosterTickets } from '@finemesh/contract';
import { brandId } from '@finemesh/domain';
import { describe, expect, it } from 'vitest';
import { TicketSource } from './TicketSource.ts';

function createTickets(n: number): RosterTickets {
  const name = { zh: '9栋', en: 'Building 9' };
  return {
    building: { code: brandId('320105004004B009'), name },
    reader: { accountId: '3b0e3c1e-0d0f-4c39-8e0b-1f6f4f6f0001', displayName: '周敏', role: 'microGridder' },
    facets: (['dwelling', 'contact'] as const).map((facet, i) => ({
      facet,
      ticket: `${facet}-${n}`,
      clientId: n * 10 + i,
      writableColumns: [],
    })),
  };
}

function createSource(now = () => 0) {
  const asked: RosterPurpose[] = [];
  const source = new TicketSource(
    async (purpose) => {
      asked.push(purpose);
      return createTickets(asked.length);
    },
    'rosterUpkeep',
    now,
  );
  return { source, asked };
}

describe('TicketSource', () => {
  it('gives each ticket once and asks for a fresh set then', async () => {
    const { source, asked } = createSource();
    await source.open();
    expect(await source.ticketFor('dwelling')).toBe('dwelling-1');
    expect(await source.ticketFor('dwelling')).toBe('dwelling-2');
    expect(asked).toHaveLength(2);
  });

  it('shares one request among documents that come back together', async () => {
    const { source, asked } = createSource();
    expect(await Promise.all([source.ticketFor('dwelling'), source.ticketFor('contact')])).toEqual(['dwelling-1', 'contact-1']);
    expect(asked).toHaveLength(1);
    expect(await source.ticketFor('contact')).toBe('contact-2');
  });

  it('does not use a ticket late in its minute', async () => {
    let now = 0;
    const { source } = createSource(() => now);
    await source.open();
    now = 41_000;
    expect(await source.ticketFor('dwelling')).toBe('dwelling-2');
  });

  it('answers null for a document that the posts do not open', async () => {
    const { source } = createSource();
    expect(await source.ticketFor('legal')).toBeNull();
  });

  it('asks again at once under a changed purpose', async () => {
    const { source, asked } = createSource();
    await source.open();
    await source.changePurpose('visit');
    expect(asked).toEqual(['rosterUpkeep', 'visit']);
    expect(source.purpose).toBe('visit');
  });
});
