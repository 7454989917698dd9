import { onScopeDispose, ref, watch, type Ref } from 'vue';

/** The width and height of an element's box in CSS pixels, 0 before it is drawn. Follows it until the calling scope ends. */
export function useElementSize(element: Readonly<Ref<HTMLElement | null>>) {
  const width = ref(0);
  const height = ref(0);
  const observer = new ResizeObserver(([entry]) => {
    if (entry === undefined) return;
    width.value = entry.contentRect.width;
    height.value = entry.contentRect.height;
  });
  watch(
    element,
    (current, before) => {
      if (before) observer.unobserve(before);
      if (current) observer.observe(current);
    },
    { immediate: true },
  );
  onScopeDispose(() => observer.disconnect());
  return { width, height };
}
