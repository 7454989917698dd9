import type { Palette } from '../style/Palette.ts';
import { byZoom, type StyleLayer } from '../style/StyleLayer.ts';

const roundLine = { 'line-cap': 'round', 'line-join': 'round' } as const;

/** Micro-grids coloured by a measure. */
export function shadeDrawings(palette: Palette): StyleLayer[] {
  return [
    {
      id: 'micro-grid-shade',
      type: 'fill',
      source: 'shades',
      paint: { 'fill-color': palette.shade, 'fill-opacity': ['*', 0.42, ['get', 'shade']] },
    },
  ];
}

/** The lines of responsibility: micro-grids from near, grids from afar. */
export function boundaryDrawings(palette: Palette): StyleLayer[] {
  return [
    {
      id: 'micro-grid-line',
      type: 'line',
      source: 'micro-grids',
      minzoom: 13,
      layout: roundLine,
      paint: {
        'line-color': palette.microGridLine,
        'line-width': byZoom(1.3, [13, 0.5], [18, 1.6]),
        'line-opacity': byZoom(1, [13, 0], [14, palette.microGridOpacity]),
      },
    },
    {
      id: 'grid-glow',
      type: 'line',
      source: 'grids',
      layout: roundLine,
      paint: {
        'line-color': palette.gridGlow,
        'line-width': byZoom(1.3, [11, 4], [17, 12]),
        'line-blur': byZoom(1.3, [11, 3], [17, 9]),
        'line-opacity': palette.gridGlowOpacity,
      },
    },
    {
      id: 'grid-line',
      type: 'line',
      source: 'grids',
      filter: ['!=', ['get', 'kind'], 'exclusive'],
      layout: roundLine,
      paint: { 'line-color': palette.gridLine, 'line-width': byZoom(1.3, [11, 0.7], [17, 2]), 'line-opacity': 0.9 },
    },
    {
      id: 'grid-line-exclusive',
      type: 'line',
      source: 'grids',
      filter: ['==', ['get', 'kind'], 'exclusive'],
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': palette.gridLine,
        'line-width': byZoom(1.3, [11, 0.7], [17, 2]),
        'line-dasharray': [3, 2],
        'line-opacity': 0.9,
      },
    },
  ];
}

/** One area that is singled out. */
export function highlightDrawings(palette: Palette): StyleLayer[] {
  return [
    { id: 'highlight', type: 'fill', source: 'highlight', paint: { 'fill-color': palette.highlight, 'fill-opacity': 0.16 } },
    {
      id: 'highlight-glow',
      type: 'line',
      source: 'highlight',
      layout: roundLine,
      paint: { 'line-color': palette.highlight, 'line-width': 10, 'line-blur': 8, 'line-opacity': 0.55 },
    },
    {
      id: 'highlight-line',
      type: 'line',
      source: 'highlight',
      layout: roundLine,
      paint: { 'line-color': palette.highlight, 'line-width': byZoom(1.3, [12, 1.4], [18, 2.6]) },
    },
  ];
}
