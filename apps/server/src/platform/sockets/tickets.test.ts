import { createTestClock } from '@finemesh/testkit';
import { describe, expect, it } from 'vitest';
import { createTickets, type Ticket } from './tickets.ts';

const ticket: Ticket = { purpose: 'live', accountId: 'a', sessionId: 's', claims: { presentation: 'wall' } };
const secret = 'one secret of at least thirty-two bytes';

describe('tickets', () => {
  it('say what was signed, at the door that they were made for', () => {
    const tickets = createTickets(secret, createTestClock());
    const text = tickets.sign(ticket);
    expect(tickets.verify(text, 'live')).toEqual(ticket);
    expect(tickets.verify(text, 'roster')).toBeNull();
  });

  it('end after sixty seconds', () => {
    const clock = createTestClock();
    const tickets = createTickets(secret, clock);
    const text = tickets.sign(ticket);
    clock.advance(59_999);
    expect(tickets.verify(text, 'live')).not.toBeNull();
    clock.advance(1);
    expect(tickets.verify(text, 'live')).toBeNull();
  });

  it('are refused when any character of them was changed', () => {
    const tickets = createTickets(secret, createTestClock());
    const text = tickets.sign(ticket);
    for (let index = 0; index < text.length; index += 1) {
      // The last character of a base64url text may carry unused bits; every other one counts.
      if (index === text.length - 1) continue;
      const other = text[index] === 'A' ? 'B' : 'A';
      expect(tickets.verify(text.slice(0, index) + other + text.slice(index + 1), 'live'), `at ${index}`).toBeNull();
    }
  });

  it.each(['', '.', 'a.b', 'a.b.c', `${'x'.repeat(10_000)}.y`])('are refused when they are no tickets: %s', (text) => {
    expect(createTickets(secret, createTestClock()).verify(text, 'live')).toBeNull();
  });

  it('of another server are refused', () => {
    const clock = createTestClock();
    const foreign = createTickets('another secret of at least 32 bytes', clock).sign(ticket);
    expect(createTickets(secret, clock).verify(foreign, 'live')).toBeNull();
  });
});
