import { describe, expect, it } from 'vitest';
import { FairQueue } from './FairQueue.ts';

/** A queue whose jobs end when the test says so, with the names of those that have begun. */
function createQueue(maxWaiting = 10, maxOfOne = 5) {
  const queue = new FairQueue({ maxWaiting, maxOfOne });
  const begun: string[] = [];
  const ends: (() => void)[] = [];
  const send = (sender: string, name: string): Promise<string> =>
    queue.run(sender, () => {
      begun.push(name);
      return new Promise((resolve) => ends.push(() => resolve(name)));
    });
  const endOne = async (): Promise<void> => {
    ends.shift()?.();
    await new Promise(setImmediate);
  };
  return { queue, begun, send, endOne };
}

describe('FairQueue', () => {
  it('runs one job at a time, also after one has failed', async () => {
    const { queue, send, begun, endOne } = createQueue();
    const failing = queue.run('a', () => Promise.reject(new Error('damaged')));
    const [first, second] = [send('a', 'first'), send('a', 'second')];
    await expect(failing).rejects.toThrow('damaged');
    await new Promise(setImmediate);
    expect(begun).toEqual(['first']);
    await endOne();
    expect(begun).toEqual(['first', 'second']);
    await endOne();
    expect(await Promise.all([first, second])).toEqual(['first', 'second']);
  });

  it('lets senders take turns, so that many jobs of one delay another by one', async () => {
    const { send, begun, endOne } = createQueue();
    for (const name of ['a1', 'a2', 'a3']) void send('a', name);
    for (const name of ['b1', 'b2']) void send('b', name);
    void send('c', 'c1');
    for (let ended = 0; ended < 6; ended += 1) await endOne();
    expect(begun).toEqual(['a1', 'a2', 'b1', 'c1', 'a3', 'b2']);
  });

  it('refuses a sender who has too many waiting, and nobody else for it', async () => {
    const { send, endOne } = createQueue(10, 2);
    const all = [send('a', 'running'), send('a', 'waiting'), send('a', 'waiting too')];
    expect(() => send('a', 'one more')).toThrow(expect.objectContaining({ code: 'tooManyRequests' }));
    all.push(send('b', 'another sender'));
    for (let ended = 0; ended < 4; ended += 1) await endOne();
    await Promise.all(all);
    void send('a', 'later');
  });

  it('refuses everybody when all together have too many waiting', () => {
    const { send } = createQueue(2, 2);
    for (const sender of ['a', 'b', 'c']) void send(sender, sender);
    expect(() => send('d', 'd')).toThrow(expect.objectContaining({ code: 'unavailable' }));
  });
});
