import { computed, onScopeDispose, ref, watch, type ComputedRef, type CSSProperties } from 'vue';

/** Height in pixels that a box below the element should find, or it opens upwards. */
const wantedBelow = 220;

/** Where a box that belongs to an element stands, below it or above it near the bottom of the page, while things scroll. */
export function useAnchoredPlace(anchor: () => HTMLElement | null): ComputedRef<CSSProperties | null> {
  const rect = ref<DOMRect | null>(null);
  const measure = (): void => {
    rect.value = anchor()?.getBoundingClientRect() ?? null;
  };
  watch(anchor, measure, { immediate: true, flush: 'post' });
  // Captured, because scrolling does not bubble out of the box that scrolls.
  globalThis.addEventListener('scroll', measure, { capture: true, passive: true });
  globalThis.addEventListener('resize', measure);
  onScopeDispose(() => {
    globalThis.removeEventListener('scroll', measure, { capture: true });
    globalThis.removeEventListener('resize', measure);
  });
  return computed(() => {
    if (rect.value === null) return null;
    const { left, width, top, bottom } = rect.value;
    const place = { left: `${left}px`, minWidth: `${width}px` };
    const isRoomBelow = globalThis.innerHeight - bottom >= wantedBelow;
    return isRoomBelow ? { ...place, top: `${bottom}px` } : { ...place, bottom: `${globalThis.innerHeight - top}px` };
  });
}
