import { computed, onScopeDispose, shallowRef, type ComputedRef, type ShallowRef } from 'vue';
import { RetryTimer } from './RetryTimer.ts';

/** What has been asked of the server and is shown as it was answered. */
export type LoadState<Loaded> =
  | { readonly status: 'loading' }
  | { readonly status: 'ready'; readonly value: Loaded }
  | { readonly status: 'failed'; readonly cause: unknown };

export interface Load<Loaded> {
  readonly state: Readonly<ShallowRef<LoadState<Loaded>>>;
  /** What was loaded; `null` until then and after a failure. */
  readonly loaded: ComputedRef<Loaded | null>;
  /** Asks again; never throws. */
  load(): Promise<void>;
}

/**
 * Loads once, at once, for as long as the calling scope lives; a failure that may pass is tried again by itself. Of several answers
 * only the one to the last question counts.
 */
export function useLoad<Loaded>(ask: () => Promise<Loaded>): Load<Loaded> {
  const state = shallowRef<LoadState<Loaded>>({ status: 'loading' });
  const retry = new RetryTimer(() => void load());
  let asked = 0;

  async function load(): Promise<void> {
    retry.stop();
    const request = (asked += 1);
    if (state.value.status === 'failed') state.value = { status: 'loading' };
    try {
      const value = await ask();
      if (request !== asked) return;
      retry.succeeded();
      state.value = { status: 'ready', value };
    } catch (cause) {
      if (request !== asked) return;
      state.value = { status: 'failed', cause };
      retry.failed(cause);
    }
  }

  onScopeDispose(() => {
    asked += 1;
    retry.stop();
  });
  void load();
  return { state, loaded: computed(() => (state.value.status === 'ready' ? state.value.value : null)), load };
}
