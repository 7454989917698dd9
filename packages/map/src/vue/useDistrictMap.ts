import { onScopeDispose, shallowRef, toValue, watch, type MaybeRefOrGetter, type ShallowRef } from 'vue';
import { createDistrictMap } from '../createDistrictMap.ts';
import type { DistrictMap, DistrictMapOptions, MapLanguage, MapTheme } from '../DistrictMap.ts';
import type { MapError } from '../MapError.ts';

/** How a map is opened from a Vue scope. */
export interface UseDistrictMapOptions {
  /** Everything that does not change while the map is open; asked for once, when the container is there. */
  readonly open: () => Promise<Omit<DistrictMapOptions, 'theme' | 'language' | 'textScale'>>;
  readonly theme: MaybeRefOrGetter<MapTheme>;
  readonly language: MaybeRefOrGetter<MapLanguage>;
  /** Factor on labels, for the large-text theme; 1 by default. */
  readonly textScale?: MaybeRefOrGetter<number> | undefined;
  /** Called once with the opened map, to subscribe. */
  readonly onOpen?: ((map: DistrictMap) => void) | undefined;
}

/** `failed`: no WebGL, no territory, or a refused token; the screen then shows its list instead. */
export type DistrictMapState = 'opening' | 'open' | 'failed';

/**
 * A district map for as long as the scope lives, opened as soon as the container is there, in the theme, language and text
 * size of the page. `map` is null until it is open and after the scope ended.
 */
export function useDistrictMap(
  container: Readonly<ShallowRef<HTMLElement | null | undefined>>,
  options: UseDistrictMapOptions,
) {
  const map = shallowRef<DistrictMap | null>(null);
  const state = shallowRef<DistrictMapState>('opening');
  const error = shallowRef<unknown>(null);
  let disposed = false;

  async function open(element: HTMLElement): Promise<void> {
    state.value = 'opening';
    try {
      const opened = await createDistrictMap(element, {
        ...(await options.open()),
        theme: toValue(options.theme),
        language: toValue(options.language),
        textScale: toValue(options.textScale),
      });
      if (disposed) return opened.destroy();
      // The page may have changed its look while the engine was on its way.
      opened.setTheme(toValue(options.theme));
      opened.setLanguage(toValue(options.language));
      opened.setTextScale(toValue(options.textScale) ?? 1);
      map.value = opened;
      state.value = 'open';
      opened.onError(handleFault);
      if (map.value === opened) options.onOpen?.(opened);
    } catch (reason) {
      error.value = reason;
      fail();
    }
  }

  function handleFault(fault: MapError): void {
    error.value = fault;
    // Mapbox blanks the canvas then and stays blank; other faults leave a map that still serves.
    if (fault.code === 'mapbox-token-refused') fail();
  }

  function fail(): void {
    state.value = 'failed';
    map.value?.destroy();
    map.value = null;
  }

  const stop = watch(
    container,
    (element) => {
      if (element === null || element === undefined || map.value !== null) return;
      void open(element);
    },
    { immediate: true, flush: 'post' },
  );
  watch(
    () => toValue(options.theme),
    (theme) => map.value?.setTheme(theme),
  );
  watch(
    () => toValue(options.language),
    (language) => map.value?.setLanguage(language),
  );
  watch(
    () => toValue(options.textScale) ?? 1,
    (scale) => map.value?.setTextScale(scale),
  );

  onScopeDispose(() => {
    disposed = true;
    stop();
    map.value?.destroy();
    map.value = null;
  });

  /** Tries again after a failure. */
  function retry(): void {
    const element = container.value;
    if (state.value === 'failed' && element) void open(element);
  }

  return { map, state, error, retry };
}
