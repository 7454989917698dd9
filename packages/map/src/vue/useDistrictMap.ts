import { computed, onScopeDispose, shallowRef, toValue, watch, type MaybeRefOrGetter, type ShallowRef } from 'vue';
import { createDistrictMap } from '../createDistrictMap.ts';
import type { DistrictMap, DistrictMapOptions } from '../DistrictMap.ts';
import type { MapLayer } from '../layers/MapLayer.ts';
import type { MapError } from '../MapError.ts';
import type { MapLook } from '../style/Look.ts';

/** How a map is opened from a Vue scope. */
export interface UseDistrictMapOptions {
  /** Everything that does not change while the map is open; asked for once, when the container is there. */
  readonly open: () => Promise<Omit<DistrictMapOptions, 'layers' | keyof MapLook>>;
  /** The layers of the map. They may be filled at any time, also before it opens, and stay filled when it opens again. */
  readonly layers: readonly MapLayer[];
  readonly theme: MaybeRefOrGetter<MapLook['theme']>;
  readonly language: MaybeRefOrGetter<MapLook['language']>;
  /** Factor on labels, for the large-text theme; 1 by default. */
  readonly textScale?: MaybeRefOrGetter<number> | undefined;
  /** Called with the map each time one has opened, to subscribe and to move its view. */
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
  const look = computed((): MapLook => ({
    theme: toValue(options.theme),
    language: toValue(options.language),
    textScale: toValue(options.textScale) ?? 1,
  }));
  let disposed = false;

  async function open(element: HTMLElement): Promise<void> {
    state.value = 'opening';
    try {
      const opened = await createDistrictMap(element, {
        ...(await options.open()),
        ...look.value,
        layers: options.layers,
      });
      if (disposed) return opened.destroy();
      // The page may have changed its look while the engine was on its way.
      opened.setLook(look.value);
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
  watch(look, (next) => map.value?.setLook(next));

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
