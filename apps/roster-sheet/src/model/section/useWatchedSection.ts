import { FinemeshError, type BuildingSection, type ErrorCode } from '@finemesh/contract';
import { onScopeDispose, shallowRef, type Ref } from 'vue';

/**
 * What a screen knows of the building. `shown` keeps the last section while the server cannot be reached, and says so; `failed`
 * shows nothing: the building or the right to see it has gone.
 */
export type WatchedSection =
  | { readonly kind: 'loading' }
  | { readonly kind: 'shown'; readonly section: BuildingSection; readonly isCurrent: boolean }
  | { readonly kind: 'failed'; readonly code: ErrorCode };

/** A section is small and an unchanged one answers without a body, so a screen asks as often as somebody looks. */
const everyMs = 3_000;

/** The building's section, read again every three seconds until the calling scope ends. */
export function useWatchedSection(read: () => Promise<BuildingSection>) {
  const state = shallowRef<WatchedSection>({ kind: 'loading' });
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isDisposed = false;

  async function readOn(): Promise<void> {
    const next = await read().then((section): WatchedSection => ({ kind: 'shown', section, isCurrent: true }), afterFailure);
    if (isDisposed) return;
    state.value = next;
    if (next.kind !== 'failed') timer = setTimeout(() => void readOn(), everyMs);
  }

  function afterFailure(error: unknown): WatchedSection {
    const failure = error instanceof FinemeshError ? error : new FinemeshError('internal', { cause: error });
    if (!failure.kind.retry) return { kind: 'failed', code: failure.code };
    return state.value.kind === 'shown' ? { ...state.value, isCurrent: false } : state.value;
  }

  function retry(): void {
    clearTimeout(timer);
    state.value = { kind: 'loading' };
    void readOn();
  }

  onScopeDispose(() => {
    isDisposed = true;
    clearTimeout(timer);
  });
  void readOn();
  return { state: state as Readonly<Ref<WatchedSection>>, retry };
}
