import { FinemeshError, type LiveTopicName } from '@finemesh/contract';
import type { LiveReader } from './LiveReader.ts';
import type { OfferedTopics } from './LiveTopic.ts';
import { within } from './within.ts';

/** A right that could not be confirmed for so long is none (LE3). */
const confirmWithinMs = 5_000;
const retryMs = 250;

/**
 * The topics among `names` that admit the reader now, in their order. A question that fails is asked again until the time is over.
 *
 * @param withinMs default: five seconds.
 * @throws `unavailable` when it could not be answered.
 */
export async function admittedTopics(
  names: readonly LiveTopicName[],
  reader: LiveReader,
  topics: OfferedTopics,
  withinMs = confirmWithinMs,
): Promise<LiveTopicName[]> {
  const deadline = performance.now() + withinMs;
  for (;;) {
    const leftMs = deadline - performance.now();
    try {
      const answers = Promise.all(names.map(async (name) => (await topics[name]?.admits(reader)) === true));
      const admits = await within(leftMs, answers);
      return names.filter((_name, i) => admits[i]);
    } catch (error) {
      if (leftMs <= retryMs) throw new FinemeshError('unavailable', { detail: 'rights could not be confirmed', cause: error });
      await new Promise((resolve) => setTimeout(resolve, retryMs));
    }
  }
}
