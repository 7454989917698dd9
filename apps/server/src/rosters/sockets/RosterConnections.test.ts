import type { ErrorCode } from '@finemesh/contract';
import { brandId, type AccountId, type Post, type PostRole } from '@finemesh/domain';
import { createTestClock, until } from '@finemesh/testkit';
import pino from 'pino';
import { describe, expect, it } from 'vitest';
import { ReaderRights } from '../admission/ReaderRights.ts';
import { RosterConnections } from './RosterConnections.ts';

const building = '320105/320105004/320105004004/320105004004002/32010500400400202/320105004004B009';
const keeper = brandId<AccountId>('keeper');
const lawyer = brandId<AccountId>('lawyer');

function createPost(role: PostRole): Post {
  return { id: brandId(role), accountId: keeper, role, territoryPath: building, from: new Date(0), until: null };
}

function createRegister() {
  const posts = new Map<AccountId, readonly Post[] | Error>([[keeper, [createPost('microGridder')]], [lawyer, [createPost('lawyer')]]]);
  const connections = new RosterConnections({
    logger: pino({ level: 'silent' }),
    postsOf: async (accountId) => {
      const known = posts.get(accountId) ?? [];
      if (known instanceof Error) throw known;
      return known;
    },
  });
  const connect = async (accountId: AccountId) => {
    const rights = new ReaderRights({ facet: 'dwelling', building: () => building, posts: [createPost('microGridder')], clock: createTestClock() });
    const closedWith: ErrorCode[] = [];
    const seenRoles: (PostRole | undefined)[] = [];
    const connection = {
      accountId,
      checkRights: () => void seenRoles.push(rights.role),
      keepAlive: () => undefined,
      close: (code: ErrorCode) => void closedWith.push(code),
    };
    await connections.add(connection, rights);
    return { connection, closedWith, seenRoles };
  };
  return { connections, posts, connect };
}

describe('RosterConnections', () => {
  it('puts posts in force that changed before the connection was registered', async () => {
    const { posts, connect } = createRegister();
    posts.set(keeper, [createPost('gridLeader')]);
    expect((await connect(keeper)).seenRoles).toEqual(['gridLeader']);
  });

  it('puts changed posts in force on all connections of the account, and on no other', async () => {
    const { connections, posts, connect } = createRegister();
    const [phone, desk, other] = [await connect(keeper), await connect(keeper), await connect(lawyer)];
    posts.set(keeper, []);
    await connections.refresh(keeper);
    expect([phone.seenRoles.at(-1), desk.seenRoles.at(-1), other.seenRoles.at(-1)]).toEqual([undefined, undefined, 'lawyer']);
    expect(other.seenRoles).toHaveLength(1);
  });

  it('asks everybody again when buildings have come to lie elsewhere', async () => {
    const { connections, posts, connect } = createRegister();
    const [phone, other] = [await connect(keeper), await connect(lawyer)];
    posts.set(keeper, []);
    connections.refreshAll();
    await until('both', () => phone.seenRoles.length === 2 && other.seenRoles.length === 2);
    expect([phone.seenRoles.at(-1), other.seenRoles.at(-1)]).toEqual([undefined, 'lawyer']);
  });

  it('closes the account’s connections when its posts cannot be read', async () => {
    const { connections, posts, connect } = createRegister();
    const [phone, other] = [await connect(keeper), await connect(lawyer)];
    posts.set(keeper, new Error('no database'));
    await connections.refresh(keeper);
    expect(phone.closedWith).toEqual(['unavailable']);
    expect(other.closedWith).toEqual([]);
  });

  it('knows who is on until the connection is taken off', async () => {
    const { connections, connect } = createRegister();
    const { connection } = await connect(keeper);
    await connect(lawyer);
    connections.closeAll('restarting');
    expect([...connections.accounts]).toEqual([keeper, lawyer]);
    connections.delete(connection);
    expect([...connections.accounts]).toEqual([lawyer]);
    expect(connections.size).toBe(1);
  });
});
