import type { LiveMessage, LiveTopicName } from '@finemesh/contract';
import type { StoredEvent } from '../eventLog/index.ts';
import type { LiveReader } from './LiveReader.ts';

/** What an area offers to screens: what of its events a reader may see now, and how it is presented to which audience. */
export interface LiveTopic<Name extends LiveTopicName = LiveTopicName> {
  /** Purpose of the tickets of readers without an account whom this topic may admit. */
  readonly capability?: string;
  /** Whether the reader may follow the topic now. Asked before every delivery: it must be answered from memory as a rule. */
  admits(reader: LiveReader): Promise<boolean> | boolean;
  /** Chooses the events for which the reader is woken; everything else costs it nothing. */
  wakes(reader: LiveReader): (event: StoredEvent) => boolean;
  /**
   * What these events mean to the reader, by its rights as they are when the promise resolves. A rejected promise is tried again,
   * and then resets this topic alone.
   */
  present(events: readonly StoredEvent[], reader: LiveReader): Promise<readonly LiveMessage<Name>[]>;
}

/** A topic for every name of the contract. */
export type LiveTopicTable = { readonly [Name in LiveTopicName]: LiveTopic<Name> };

/** The topics that the areas of a server offer. */
export type OfferedTopics = Partial<LiveTopicTable>;
