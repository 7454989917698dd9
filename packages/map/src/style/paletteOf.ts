import type { MapTheme } from './Look.ts';
import { lightPalette } from './lightPalette.ts';
import type { Palette } from './Palette.ts';
import { wallPalette } from './wallPalette.ts';

/** The palette of a theme. */
export function paletteOf(theme: MapTheme): Palette {
  return theme === 'wall' ? wallPalette : lightPalette;
}
