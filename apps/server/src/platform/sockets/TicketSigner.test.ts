import { createHmac } from 'node:crypto';
import { brandId } from '@finemesh/domain';
import { createTestClock } from '@finemesh/testkit';
import { describe, expect, it } from 'vitest';
import { TicketSigner, type Ticket } from './TicketSigner.ts';

const ticket: Ticket = {
  purpose: 'live',
  holder: { accountId: brandId('a'), sessionId: 's' },
  claims: { presentation: 'wall' },
};
const secret = 'one secret of at least thirty-two bytes';
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const at = createTestClock().now();

describe('TicketSigner', () => {
  it('TK1 reads what it has signed', () => {
    const signer = new TicketSigner(secret);
    expect(signer.read(signer.sign(ticket, at), at)).toMatchObject(ticket);
    const visitor: Ticket = { purpose: 'follow', holder: null, claims: {} };
    expect(signer.read(signer.sign(visitor, at), at)).toMatchObject(visitor);
  });

  it('TK1 reads nothing that another secret has signed', () => {
    const foreign = new TicketSigner('another secret of at least 32 bytes').sign(ticket, at);
    expect(new TicketSigner(secret).read(foreign, at)).toBeNull();
  });

  it('TK1 gives each ticket a number of its own', () => {
    const signer = new TicketSigner(secret);
    const ids = Array.from({ length: 50 }, () => signer.read(signer.sign(ticket, at), at)?.id);
    expect(new Set(ids).size).toBe(50);
  });

  it('TK2 refuses every other text that differs in one character, the last one included', () => {
    const signer = new TicketSigner(secret);
    const text = signer.sign(ticket, at);
    for (let index = 0; index < text.length; index += 1) {
      // At the end of a base64url text, several characters stand for the same bytes: try them all.
      const others = index === text.length - 1 ? alphabet : text[index] === 'A' ? 'B' : 'A';
      for (const other of others) {
        if (other === text[index]) continue;
        expect(signer.read(text.slice(0, index) + other + text.slice(index + 1), at), `${other} at ${index}`).toBeNull();
      }
    }
  });

  it.each([
    ['padding', (text: string) => `${text}=`],
    ['a line break', (text: string) => `${text}\n`],
    ['a space in front', (text: string) => ` ${text}`],
    ['the alphabet of base64', (text: string) => `${text.slice(0, -43)}${text.slice(-43).replaceAll('-', '+').replaceAll('_', '/')}+`],
    ['an empty part', (text: string) => text.replace('.', '..')],
    ['a part more', (text: string) => `${text}.`],
    ['no version', (text: string) => text.slice(2)],
    ['nothing', () => ''],
    ['dots', () => '...'],
    ['ten thousand characters', () => `1.${'x'.repeat(10_000)}.y`],
  ])('TK2 refuses a ticket with %s', (_what, change) => {
    const signer = new TicketSigner(secret);
    expect(signer.read(change(signer.sign(ticket, at)), at)).toBeNull();
  });

  it('TK2 refuses another version, even a signed one', () => {
    const signer = new TicketSigner(secret);
    const body = signer.sign(ticket, at).split('.')[1];
    const key = createHmac('sha256', secret).update('finemesh socket ticket').digest();
    const resign = (signed: string) => `${signed}.${createHmac('sha256', key).update(signed).digest('base64url')}`;
    expect(signer.read(resign(`1.${body}`), at)).not.toBeNull();
    expect(signer.read(resign(`2.${body}`), at)).toBeNull();
    expect(signer.read(resign(`${body}`), at)).toBeNull();
  });

  it('TK3 reads a ticket for sixty seconds', () => {
    const clock = createTestClock();
    const signer = new TicketSigner(secret);
    const text = signer.sign(ticket, clock.now());
    clock.advance(59_999);
    expect(signer.read(text, clock.now())).not.toBeNull();
    clock.advance(1);
    expect(signer.read(text, clock.now())).toBeNull();
  });
});
