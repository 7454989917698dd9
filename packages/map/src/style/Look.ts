import type { Language } from '@finemesh/contract';

/** `wall`: luminous lines on dark navy. `light`: a calm paper map. */
export type MapTheme = 'wall' | 'light';

/** What decides how a map looks, apart from its data. */
export interface MapLook {
  readonly theme: MapTheme;
  /** The language of names and of the map's own words. */
  readonly language: Language;
  /** Factor on every label, 0.5 to 2, for the large-text theme. */
  readonly textScale: number;
}

/** A look with a change in it; a text scale beyond 0.5 to 2 counts as the nearest that is allowed. */
export function changedLook(look: MapLook, change: Partial<MapLook>): MapLook {
  const next = { ...look, ...change };
  return { ...next, textScale: Math.min(2, Math.max(0.5, next.textScale)) };
}
