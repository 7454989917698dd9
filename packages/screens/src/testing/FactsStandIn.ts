import type { FactHandlers, Facts, FactsConnection, FactsState, FactSubscription, MessageOf } from '@finemesh/client';
import type { LiveContent, LiveTopicName, PositionFrame, Watcher } from '@finemesh/contract';
import { shallowRef } from 'vue';

/** What somebody who follows a topic wants of it; the topic in whose place it stands says which messages those are. */
interface Listener {
  readonly onMessages: (messages: readonly unknown[]) => void;
  readonly onReset: () => void;
}

/** The feed of a page, driven by a test. */
export class FactsStandIn implements Facts {
  readonly state = shallowRef<FactsState>({ kind: 'live' });
  readonly connection = shallowRef<FactsConnection>('live');
  readonly lastReceivedAt = shallowRef<number | null>(null);
  /** Cursors from which each topic was asked for, in order. */
  readonly followed: [topic: LiveTopicName, after: number | null][] = [];
  /** Each part of the map whose positions were asked for, in order; `null` where they were not wanted any more. */
  readonly watched: Parameters<Facts['watchPositions']>[0][] = [];
  readonly #listeners = new Map<LiveTopicName, Listener>();
  #showPositions: (frame: PositionFrame) => void = () => undefined;
  #showWatchers: (watchers: Watcher[]) => void = () => undefined;
  #sequence = 0;

  subscribe<Topic extends LiveTopicName>(topic: Topic, { onMessages, onReset }: FactHandlers<Topic>): FactSubscription {
    this.#listeners.set(topic, { onMessages: (messages) => onMessages(messages as MessageOf<Topic>[]), onReset });
    return {
      follow: (after) => this.followed.push([topic, after]),
      end: () => this.#listeners.delete(topic),
    };
  }

  watchPositions(watch: Parameters<Facts['watchPositions']>[0]): void {
    this.watched.push(watch);
  }

  onPositions(listener: (frame: PositionFrame) => void): void {
    this.#showPositions = listener;
  }

  onWatchers(listener: (watchers: Watcher[]) => void): void {
    this.#showWatchers = listener;
  }

  sendPositions(frame: PositionFrame): void {
    this.#showPositions(frame);
  }

  sendWatchers(watchers: Watcher[]): void {
    this.#showWatchers(watchers);
  }

  /** Whether somebody follows the topic. */
  isFollowed(topic: LiveTopicName): boolean {
    return this.#listeners.has(topic);
  }

  /** The server sends what messages of the topic say. */
  send<Topic extends LiveTopicName>(topic: Topic, ...contents: LiveContent<Topic>[]): void {
    const messages = contents.map((content) => ({ topic, sequence: (this.#sequence += 1), at: '2026-11-24T08:00:00Z', ...content }));
    this.#listeners.get(topic)?.onMessages(messages);
  }

  reset(topic: LiveTopicName): void {
    this.#listeners.get(topic)?.onReset();
  }
}
