import type { Facts, MessageOf } from '@finemesh/client';
import type { LiveTopicName } from '@finemesh/contract';
import { onScopeDispose, shallowRef, type ShallowRef } from 'vue';
import { RetryTimer } from '../load/RetryTimer.ts';
import { removeFact, replaceFacts, upsertFact, type Fact } from './facts.ts';

/** `failed`: the list could not be loaded, or not again after a gap in the feed; it shows what it had, which may be out of date. */
export type FactListState =
  | { readonly status: 'loading' }
  | { readonly status: 'ready' }
  | { readonly status: 'failed'; readonly cause: unknown };

/** What a message means for a list. */
export type FactChange<Listed, Type extends string> =
  | { readonly kind: 'changed'; readonly type: Type; readonly fact: Listed }
  | { readonly kind: 'gone'; readonly id: string };

export interface FactListOptions<Topic extends LiveTopicName, Listed extends Fact, Type extends string> {
  readonly feed: Pick<Facts, 'subscribe'>;
  readonly topic: Topic;
  /** The whole list, and the cursor up to which it is true. */
  readonly load: () => Promise<{ readonly facts: readonly Listed[]; readonly cursor: number }>;
  readonly read: (message: MessageOf<Topic>) => FactChange<Listed, Type>;
  /** Called for each message that makes a fact newer, after the list has it; `before` is `undefined` for a fact new to the list. */
  readonly onChange?: (change: { type: Type; after: Listed; before: Listed | undefined }) => void;
}

export interface FactList<Listed extends Fact> {
  /** The newest change first. */
  readonly facts: Readonly<ShallowRef<readonly Listed[]>>;
  readonly state: Readonly<ShallowRef<FactListState>>;
  /** Loads the whole list again, for example because the reader's posts have changed. */
  load(): Promise<void>;
  /** Puts a newer version into the list, from the answer to a command. */
  keep(changed: Listed): void;
  find(id: string): Listed | undefined;
}

/**
 * A list of facts, live for as long as the calling scope lives: loaded at once, then changed message by message. After a gap that the
 * feed could not fill, what is loaded replaces the list. A load that fails in passing is tried again by itself.
 */
export function useFactList<Topic extends LiveTopicName, Listed extends Fact, Type extends string>(
  options: FactListOptions<Topic, Listed, Type>,
): FactList<Listed> {
  const facts = shallowRef<readonly Listed[]>([]);
  const state = shallowRef<FactListState>({ status: 'loading' });
  let asked = 0;
  const retry = new RetryTimer(() => void load());

  const subscription = options.feed.subscribe(options.topic, {
    onMessages: apply,
    onReset: () => void load(),
  });
  onScopeDispose(() => {
    asked += 1;
    retry.stop();
    subscription.end();
  });

  async function load(): Promise<void> {
    retry.stop();
    const request = (asked += 1);
    try {
      const loaded = await options.load();
      // The list was asked for again meanwhile: only the last answer is followed by the feed.
      if (request !== asked) return;
      retry.succeeded();
      facts.value = replaceFacts(facts.value, loaded.facts);
      state.value = { status: 'ready' };
      subscription.follow(loaded.cursor);
    } catch (cause) {
      if (request !== asked) return;
      state.value = { status: 'failed', cause };
      retry.failed(cause);
    }
  }

  function apply(messages: readonly MessageOf<Topic>[]): void {
    for (const change of messages.map(options.read)) {
      if (change.kind === 'gone') {
        facts.value = removeFact(facts.value, change.id);
        continue;
      }
      const before = find(change.fact.id);
      keep(change.fact);
      if (find(change.fact.id) !== before) options.onChange?.({ type: change.type, after: change.fact, before });
    }
  }

  function keep(changed: Listed): void {
    facts.value = upsertFact(facts.value, changed);
  }

  const find = (id: string): Listed | undefined => facts.value.find((fact) => fact.id === id);

  void load();
  return { facts, state, load, keep, find };
}
