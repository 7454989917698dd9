import type { LiveExtension } from './LiveExtension.ts';
import type { OfferedTopics } from './LiveTopic.ts';
import type { ReaderChange } from './ReaderChange.ts';

/** What an area adds to the connections of pages. */
export interface LiveOffer {
  /** What screens may follow of this area. Each topic is offered by one area. */
  readonly topics?: OfferedTopics;
  /** Events of the area's own on the same connections. */
  readonly liveExtension?: LiveExtension;
  /**
   * Calls the listener for each change of the readers of open connections, once per process and before any connection is handed an
   * event that was committed after it. Returns the way to stop that.
   */
  readonly onReaderChange?: (listener: (change: ReaderChange) => void) => () => void;
  /**
   * Sequence before which nothing is replayed, since what was written then cannot be judged by what holds now (LD6). It rises before
   * any connection is handed an event after it.
   */
  readonly replayFloor?: () => number;
}

/** The highest floor of all areas; 0 where everything is replayed. */
export function gatherReplayFloor(offers: readonly LiveOffer[]): () => number {
  const floors = offers.flatMap(({ replayFloor }) => replayFloor ?? []);
  return () => Math.max(0, ...floors.map((floor) => floor()));
}

/** @throws Error when two areas offer the same topic. */
export function gatherTopics(offers: readonly LiveOffer[]): OfferedTopics {
  const gathered: OfferedTopics = {};
  for (const { topics = {} } of offers) {
    const twice = Object.keys(topics).filter((name) => Object.hasOwn(gathered, name));
    if (twice.length > 0) throw new Error(`two areas offer the topic ${twice.join(', ')}`);
    Object.assign(gathered, topics);
  }
  return gathered;
}
