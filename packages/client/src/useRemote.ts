import type { RemoteModule } from '@finemesh/contract';
import { onScopeDispose, ref, shallowRef, watch, type Ref } from 'vue';
import { loadRemote } from './loadRemote.ts';

export interface UseRemoteOptions<Context> {
  readonly name: string;
  /** Where the remote draws itself. */
  readonly element: Readonly<Ref<HTMLElement | null>>;
  readonly context: Context;
  readonly load?: (name: string) => Promise<RemoteModule<Context, HTMLElement>>;
}

/**
 * A micro-frontend in its place, for as long as the calling scope lives. Where it cannot be loaded, or throws while it draws
 * itself for the first time, `state` says so and the host lives on.
 */
export function useRemote<Context>({ name, element, context, ...options }: UseRemoteOptions<Context>) {
  const load = options.load ?? loadRemote<Context>;
  const state = ref<'loading' | 'mounted' | 'failed'>('loading');
  const failure = shallowRef<unknown>(null);
  let unmount: (() => void) | null = null;
  let isDisposed = false;

  async function start(): Promise<void> {
    state.value = 'loading';
    try {
      const remote = await load(name);
      if (isDisposed || element.value === null) return;
      unmount = remote.mount(element.value, context);
      state.value = 'mounted';
    } catch (error) {
      failure.value = error;
      state.value = 'failed';
    }
  }

  const stopWaiting = watch(
    element,
    (place) => {
      if (place !== null && unmount === null) void start();
    },
    { immediate: true, flush: 'post' },
  );
  onScopeDispose(() => {
    isDisposed = true;
    stopWaiting();
    unmount?.();
  });

  return { state, failure, retry: start };
}
