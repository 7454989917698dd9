import { createServer } from 'node:http';
import { positionSocketPath, FinemeshError } from '@finemesh/contract';
import { brandId, type AccountId } from '@finemesh/domain';
import { connectSocket, createTestClock, registerEnd, until } from '@finemesh/testkit';
import { expect, it } from 'vitest';
import { refuseUpgrade, type Admission, type AdmissionEnd } from '../../platform/index.ts';
import { PositionSockets } from './PositionSockets.ts';

/** Sockets on a port of their own; tickets are the names of their accounts. */
async function start() {
  const ends = new Map<string, (code: AdmissionEnd) => void>();
  let held = 0;
  const tickets = {
    async admitTicket(name: unknown, purposes: readonly string[], end: (code: AdmissionEnd) => void): Promise<Admission> {
      if (typeof name !== 'string' || name === 'forged') throw new FinemeshError('ticketExpired');
      expect(purposes).toEqual(['positions']);
      held += 1;
      ends.set(name, end);
      const holder = name === 'visitor' ? null : { accountId: brandId<AccountId>(name), sessionId: 's' };
      return { ticket: { purpose: 'positions', holder, claims: {} }, release: () => void (held -= 1) };
    },
  };
  const sockets = new PositionSockets({ tickets, clock: createTestClock(), plane: { receive: () => 'shown' } });
  const server = createServer();
  server.on('upgrade', (request, socket, head) => {
    const url = new URL(request.url ?? '', 'http://host');
    sockets.handle(request, socket, head, url).catch((error: unknown) => refuseUpgrade(socket, error as FinemeshError));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  registerEnd(() => void server.close());
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  const open = (ticket: string) => connectSocket(`ws://127.0.0.1:${port}${positionSocketPath}?ticket=${ticket}`);
  return { sockets, ends, open, held: () => held };
}

it('lets accounts in, counts them, and lets go of what is closed', async () => {
  const { sockets, open, held } = await start();
  await expect(open('forged')).rejects.toThrow('401');
  await expect(open('visitor')).rejects.toThrow('401');
  const { socket } = await open('ann');
  expect([sockets.size, sockets.matches(positionSocketPath), sockets.matches('/elsewhere')]).toEqual([1, true, false]);
  socket.close();
  await until('the release', () => sockets.size === 0 && held() === 0);
});

it('PI3 ends the sockets of the account that shares no longer, and of the session that is over', async () => {
  const { sockets, open, ends } = await start();
  const [ann, bob, eve] = [await open('ann'), await open('bob'), await open('eve')];
  sockets.endAccount(brandId<AccountId>('ann'));
  ends.get('bob')?.('notSignedIn');
  expect(await ann.closed).toEqual({ code: 4403, reason: 'notAllowed' });
  expect(await bob.closed).toEqual({ code: 4401, reason: 'notSignedIn' });
  await until('both to go', () => sockets.size === 1);
  expect(eve.socket.readyState).toBe(eve.socket.OPEN);
});

it('PI3 asks everybody to come back later when the server stops, and lets nobody in', async () => {
  const { sockets, open } = await start();
  const { closed } = await open('ann');
  sockets.drain();
  expect(await closed).toEqual({ code: 1012, reason: 'restarting' });
  await expect(open('bob')).rejects.toThrow('503');
});
