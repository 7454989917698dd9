import type { StyleValue } from './StyleLayer.ts';

/**
 * Families that hold Chinese on the systems people use, then Latin of the same kind. Simplified
 * Chinese is named throughout, because a system's own fallback may pick Japanese shapes.
 */
export const localFontFamilies = [
  'Noto Sans CJK SC',
  'Noto Sans SC',
  'Source Han Sans SC',
  'PingFang SC',
  'HarmonyOS Sans SC',
  'MiSans',
  'Microsoft YaHei',
] as const;

/**
 * The `text-font` of a label. Engines rasterize its glyphs from local fonts: they read the weight out
 * of the first name, which no system has, and MapLibre takes the family from the names behind it.
 */
export function fontOf(weight: 'Regular' | 'Medium' | 'Bold'): StyleValue {
  return ['literal', [`Local ${weight}`, ...localFontFamilies]];
}
