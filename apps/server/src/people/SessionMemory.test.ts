import { brandId } from '@finemesh/domain';
import { createTestClock } from '@finemesh/testkit';
import { describe, expect, it } from 'vitest';
import { SessionMemory, type SignedIn } from './SessionMemory.ts';

const lu: SignedIn = { accountId: brandId('lu'), sessionId: 's1' };

describe('SessionMemory', () => {
  it('knows a cookie for ten seconds', () => {
    const clock = createTestClock();
    const memory = new SessionMemory();
    expect(memory.recall('c', clock.now())).toBeUndefined();
    expect(memory.remember('c', lu, clock.now())).toEqual(lu);
    clock.advance(9_999);
    expect(memory.recall('c', clock.now())).toEqual(lu);
    clock.advance(1);
    expect(memory.recall('c', clock.now())).toBeUndefined();
  });

  it('remembers that a cookie is nobody’s', () => {
    const memory = new SessionMemory();
    memory.remember('forged', null, createTestClock().now());
    expect(memory.recall('forged', createTestClock().now())).toBeNull();
  });

  it('forgets a session that has ended and keeps the account’s other one', () => {
    const at = createTestClock().now();
    const memory = new SessionMemory();
    memory.remember('phone', lu, at);
    memory.remember('desk', { ...lu, sessionId: 's2' }, at);
    memory.end('s1', at);
    expect(memory.recall('phone', at)).toBeUndefined();
    expect(memory.recall('desk', at)).toMatchObject({ sessionId: 's2' });
  });

  it('believes no answer that was read before the end and comes after it', () => {
    const at = createTestClock().now();
    const memory = new SessionMemory();
    memory.end('s1', at);
    expect(memory.remember('phone', lu, at)).toBeNull();
    expect(memory.recall('phone', at)).toBeNull();
  });
});
