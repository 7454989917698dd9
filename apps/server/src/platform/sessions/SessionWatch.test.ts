import { brandId } from '@finemesh/domain';
import { registerEnd, until } from '@finemesh/testkit';
import pino from 'pino';
import { expect, it } from 'vitest';
import { createTestDatabase, quickestDatabase } from '../../testing/index.ts';
import { appendEvent, openEventPump } from '../eventLog/index.ts';
import { sessionEnded } from './sessionEvents.ts';
import { SessionWatch } from './SessionWatch.ts';

const logger = pino({ level: 'silent' });
const accountId = brandId<never>('lu');

async function createWatch() {
  const database = await createTestDatabase(quickestDatabase());
  const events = await openEventPump({ database, logger });
  registerEnd(() => events.stop());
  const watch = new SessionWatch(events, logger);
  watch.start();
  const end = (sessionId: string) =>
    database.transaction(async (tx) => appendEvent(tx, sessionEnded({ sessionId, accountId })));
  return { watch, end };
}

it('ends everything that is held for a session, once, also when one of them fails', async () => {
  const { watch, end } = await createWatch();
  const ended: string[] = [];
  watch.hold('s', () => {
    throw new Error('closed already');
  });
  watch.hold('s', () => ended.push('second'));
  watch.hold('other', () => ended.push('other'));
  await end('s');
  await end('s');
  await until('the end', () => ended.length > 0);
  expect(ended).toEqual(['second']);
  expect(watch.size).toBe(1);
});

it('says who was signed in to whoever listens, until they stop', async () => {
  const { watch, end } = await createWatch();
  const received: unknown[] = [];
  const stop = watch.onEnded((ended) => received.push(ended));
  await end('first');
  await until('the first', () => received.length === 1);
  stop();
  watch.onEnded(({ sessionId }) => received.push(sessionId));
  await end('second');
  await until('the second', () => received.length === 2);
  expect(received).toEqual([{ sessionId: 'first', accountId }, 'second']);
});
