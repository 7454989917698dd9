import { fontOf } from '../style/localFonts.ts';
import type { Palette } from '../style/Palette.ts';
import type { StyleExpression, StyleLayer } from '../style/StyleLayer.ts';

/** Counts of moving people per cell: a soft disc whose area grows with the number written in it. */
export function cellDrawings(palette: Palette, textScale: number): StyleLayer[] {
  const radius: StyleExpression = ['interpolate', ['linear'], ['sqrt', ['get', 'count']], 1, 12, 30, 46];
  return [
    {
      id: 'cell',
      type: 'circle',
      source: 'cells',
      paint: { 'circle-color': palette.cell, 'circle-radius': radius, 'circle-blur': 0.75, 'circle-opacity': palette.cellOpacity },
    },
    {
      id: 'cell-count',
      type: 'symbol',
      source: 'cells',
      layout: {
        'text-field': ['to-string', ['get', 'count']],
        'text-font': fontOf('Medium'),
        'text-size': 12 * textScale,
        'text-allow-overlap': true,
        'text-ignore-placement': true,
      },
      paint: { 'text-color': palette.cellText },
    },
  ];
}
