import { registerEnd, until } from '@finemesh/testkit';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Bus, BusTopic } from '../platform/bus/index.ts';

const numbers: BusTopic<{ n: number }> = { name: 'test.numbers.1', schema: z.object({ n: z.number() }) };
const words: BusTopic<{ word: string }> = { name: 'test.words.1', schema: z.object({ word: z.string() }) };

/**
 * What every implementation of `Bus` promises.
 *
 * @param createConnected makes two buses as two processes of one installation have them, and connected to nobody else's.
 */
export function describeBus(name: string, createConnected: () => Promise<readonly [Bus, Bus]>): void {
  describe(name, () => {
    async function open(): Promise<readonly [Bus, Bus]> {
      const buses = await createConnected();
      registerEnd(async () => {
        for (const bus of buses) await bus.close();
      });
      return buses;
    }

    async function collect(bus: Bus): Promise<{ received: number[]; stop: () => void }> {
      const received: number[] = [];
      return { received, stop: await bus.subscribe(numbers, ({ n }) => received.push(n)) };
    }

    /** Waits until what was published on either bus before has arrived everywhere. */
    async function settle(buses: readonly [Bus, Bus]): Promise<void> {
      for (const from of buses) {
        let arrived = 0;
        const stops = await Promise.all(buses.map((bus) => bus.subscribe(numbers, ({ n }) => (arrived += n === -1 ? 1 : 0))));
        from.publish(numbers, { n: -1 });
        await until('the last message', () => arrived === 2);
        stops.forEach((stop) => stop());
      }
    }

    it('brings a message to every subscriber in every process, the publishing one included', async () => {
      const [here, there] = await open();
      const readers = [await collect(here), await collect(here), await collect(there)];
      here.publish(numbers, { n: 1 });
      there.publish(numbers, { n: 2 });
      await until('all messages', () => readers.every(({ received }) => received.length === 2));
      for (const { received } of readers) expect([...received].sort()).toEqual([1, 2]);
    });

    it('keeps the order of one publisher', async () => {
      const [here, there] = await open();
      const { received } = await collect(there);
      const sent = Array.from({ length: 200 }, (_, n) => n);
      for (const n of sent) here.publish(numbers, { n });
      await until('all messages', () => received.length === sent.length);
      expect(received).toEqual(sent);
    });

    it('brings nothing of another topic', async () => {
      const buses = await open();
      const { received } = await collect(buses[1]);
      buses[0].publish(words, { word: 'no number' });
      await settle(buses);
      expect(received).toEqual([-1, -1]);
    });

    it('calls listeners in a later turn', async () => {
      const [here] = await open();
      const { received } = await collect(here);
      here.publish(numbers, { n: 1 });
      expect(received).toEqual([]);
      await until('the message', () => received.length === 1);
    });

    it('calls no listener after it was stopped, even for a message that is on its way', async () => {
      const buses = await open();
      const { received, stop } = await collect(buses[0]);
      buses[0].publish(numbers, { n: 1 });
      stop();
      await settle(buses);
      expect(received).toEqual([]);
    });

    it('lets a listener that throws disturb nobody', async () => {
      const [here] = await open();
      await here.subscribe(numbers, () => {
        throw new Error('broken');
      });
      const { received } = await collect(here);
      here.publish(numbers, { n: 1 });
      here.publish(numbers, { n: 2 });
      await until('both messages', () => received.length === 2);
    });

    it('drops a message that is not what its topic says', async () => {
      const buses = await open();
      const { received } = await collect(buses[1]);
      buses[0].publish({ name: numbers.name, schema: words.schema }, { word: 'of another release' });
      await settle(buses);
      expect(received).toEqual([-1, -1]);
    });

    it('refuses what is too large', async () => {
      const [here] = await open();
      here.publish(words, { word: 'x'.repeat(4_000) });
      expect(() => here.publish(words, { word: 'x'.repeat(4_096) })).toThrow(RangeError);
    });

    it('is silent once it is closed, and may be closed again', async () => {
      const [here, there] = await open();
      const [gone, left] = [await collect(here), await collect(there)];
      await here.close();
      await here.close();
      here.publish(numbers, { n: 1 });
      there.publish(numbers, { n: 2 });
      await until('the message', () => left.received.length === 1);
      expect([gone.received, left.received]).toEqual([[], [2]]);
      (await here.subscribe(numbers, () => expect.unreachable('the bus is closed')))();
    });
  });
}
