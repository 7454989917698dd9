import type { LiveServerEvents } from '@finemesh/contract';
import { brandId, type AccountId, type Post } from '@finemesh/domain';
import pino from 'pino';
import { expect, it } from 'vitest';
import type { LiveReader } from '../platform/index.ts';
import type { PositionsPlane, Screen } from './PositionsPlane.ts';
import { positionScreens, type PositionScreen } from './PositionScreen.ts';

const accountId = brandId<AccountId>('commander');
const post = { id: 'post' } as unknown as Post;
const area = { bounds: [118, 31, 119, 33], zoom: 14 };

/** A screen at a plane that lets it watch while it has posts. */
function attach(postsOf: () => Promise<readonly Post[]>, reader: LiveReader = { kind: 'account', accountId, sessionId: 's' }) {
  const screens = new Map<string, Screen>();
  const plane = {
    addScreen: (screen: Screen) => screens.set(screen.id, screen),
    removeScreen: (id: string) => screens.delete(id),
    watch: (id: string, watch: unknown) => watch === null || (screens.get(id)?.posts().length ?? 0) > 0,
  } as unknown as PositionsPlane;
  const sent: (keyof LiveServerEvents)[] = [];
  const extension = positionScreens({ plane, postsOf, logger: pino({ level: 'silent' }) });
  const attachment = extension.attach({ id: 'socket', reader, hasRoom: () => true, send: (event, ..._payload) => void sent.push(event) });
  return { attachment: attachment as PositionScreen | undefined, screens, sent };
}

it('watches by the posts of the account, whatever comes first', async () => {
  const { attachment, screens } = attach(async () => [post]);
  expect(await attachment?.handlers['positions.watch'](area)).toEqual({ ok: true });
  expect(screens.get('socket')?.posts()).toEqual([post]);
  expect(await attachment?.handlers['positions.watch']({ ...area, zoom: 'near' })).toEqual({ ok: false, code: 'invalidInput' });
});

it('shows nothing by the posts of before while new ones are read, nor where they cannot be read', async () => {
  let posts: () => Promise<readonly Post[]> = async () => [post];
  const { attachment, screens } = attach(() => posts());
  await attachment?.handlers['positions.watch'](area);
  posts = () => Promise.reject(new Error('no database'));
  attachment?.review();
  expect(screens.get('socket')?.posts()).toEqual([]);
  expect(await attachment?.handlers['positions.watch'](area)).toEqual({ ok: false, code: 'notAllowed' });
});

it('is no screen for residents, and none any more once it is closed', () => {
  expect(attach(async () => [], { kind: 'capability', purpose: 'follow', claims: {} }).attachment).toBeUndefined();
  const { attachment, screens } = attach(async () => [post]);
  attachment?.closed();
  expect(screens.size).toBe(0);
});
