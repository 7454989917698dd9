import type { PositionFrame } from '@finemesh/contract';
import type { Facts } from '@finemesh/client';
import type { MapViewport } from '@finemesh/map';
import { readonly, ref, type Ref } from 'vue';

/** Draws a frame. @returns how many people it shows. */
export type DrawFrame = (frame: PositionFrame) => number;

export interface WallPositions {
  /** How many people are shown now; `null` while there is nobody to draw them. */
  readonly sharing: Readonly<Ref<number | null>>;
  /** Whoever draws the frames from now on. */
  drawWith(draw: DrawFrame): void;
  /** Asks for the positions in what the map shows. */
  watch(seen: MapViewport): void;
  receive(frame: PositionFrame): void;
  /** Where positions are asked for. */
  connect(feed: Pick<Facts, 'watchPositions'>): void;
}

/** People who share a position, between the feed that sends frames and the map that draws them. */
export function useWallPositions(): WallPositions {
  const sharing = ref<number | null>(null);
  let draw: DrawFrame | null = null;
  let feed: Pick<Facts, 'watchPositions'> | null = null;
  return {
    sharing: readonly(sharing),
    drawWith: (drawer) => (draw = drawer),
    watch: ({ bounds, zoom }) => feed?.watchPositions({ bounds: [...bounds], zoom }),
    receive: (frame) => (sharing.value = draw?.(frame) ?? null),
    connect: (connected) => (feed = connected),
  };
}
