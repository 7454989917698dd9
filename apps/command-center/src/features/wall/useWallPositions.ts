import type { Facts } from '@finemesh/client';
import type { PositionFrame } from '@finemesh/contract';
import { DotLayer, type MapViewport } from '@finemesh/map';
import { onScopeDispose, readonly, ref, type Ref } from 'vue';

export interface WallPositions {
  /** The layer that draws them, on whichever map it is put. */
  readonly layer: DotLayer;
  /** How many people are shown now; `null` before the first frame. */
  readonly sharing: Readonly<Ref<number | null>>;
  /** Asks for the positions in what the map shows. */
  watch(seen: MapViewport): void;
}

/** People who share a position, as the feed sends them for as long as the calling scope lives. */
export function useWallPositions(feed: Pick<Facts, 'onPositions' | 'watchPositions'>): WallPositions {
  const layer = new DotLayer();
  const sharing = ref<number | null>(null);

  function show(frame: PositionFrame): void {
    layer.apply(frame);
    sharing.value = frame.kind === 'cells' ? frame.count.reduce((sum, count) => sum + count, 0) : layer.count;
  }

  feed.onPositions(show);
  onScopeDispose(() => feed.watchPositions(null));
  return {
    layer,
    sharing: readonly(sharing),
    watch: ({ bounds, zoom }) => feed.watchPositions({ bounds: [...bounds], zoom }),
  };
}
