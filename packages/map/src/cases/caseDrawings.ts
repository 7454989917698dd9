import type { SourceOptions } from '../engine/MapEngine.ts';
import { fontOf } from '../style/localFonts.ts';
import type { Palette } from '../style/Palette.ts';
import { byTone, byZoom, type StyleExpression, type StyleLayer } from '../style/StyleLayer.ts';
import type { CaseTone } from './MapCase.ts';

/** Makes engines join dense cases and count tones, so that a cluster can show its worst. */
export const caseClustering: SourceOptions = {
  cluster: true,
  clusterRadius: 34,
  // From zoom 18 on, marks on one doorstep overlap instead; a click then hands over the whole stack.
  clusterMaxZoom: 17,
  clusterProperties: {
    urgent: countOf('urgent'),
    fresh: countOf('fresh'),
    open: countOf('open'),
  },
};

function countOf(tone: CaseTone): StyleExpression {
  return ['+', ['case', ['==', ['get', 'tone'], tone], 1, 0]];
}

const isCluster: StyleExpression = ['has', 'point_count'];
const isSingle: StyleExpression = ['!', ['has', 'point_count']];

/** Case marks: a soft light, a core, a rim; clusters as a ring with the number inside. */
export function caseDrawings(palette: Palette, textScale: number): StyleLayer[] {
  return [...clusterLayers(palette, textScale), ...singleLayers(palette, textScale), ...selectionLayers(palette)];
}

function clusterLayers(palette: Palette, textScale: number): StyleLayer[] {
  const worstTone: StyleExpression = [
    'case',
    ['>', ['get', 'urgent'], 0], palette.cases.urgent,
    ['>', ['get', 'fresh'], 0], palette.cases.fresh,
    ['>', ['get', 'open'], 0], palette.cases.open,
    palette.cases.done,
  ];
  const radius: StyleExpression = ['interpolate', ['linear'], ['sqrt', ['get', 'point_count']], 1.4, 11 * textScale, 10, 22 * textScale];
  return [
    {
      id: 'cluster-glow',
      type: 'circle',
      source: 'cases',
      filter: isCluster,
      paint: { 'circle-color': worstTone, 'circle-radius': ['*', 1.9, radius], 'circle-blur': 1, 'circle-opacity': palette.caseGlowOpacity },
    },
    {
      id: 'cluster',
      type: 'circle',
      source: 'cases',
      filter: isCluster,
      paint: {
        'circle-color': palette.clusterFill,
        'circle-opacity': 0.92,
        'circle-radius': radius,
        'circle-stroke-color': worstTone,
        'circle-stroke-width': 1.8,
      },
    },
    {
      id: 'cluster-count',
      type: 'symbol',
      source: 'cases',
      filter: isCluster,
      layout: {
        'text-field': ['to-string', ['get', 'point_count']],
        'text-font': fontOf('Bold'),
        'text-size': 12 * textScale,
        'text-allow-overlap': true,
        // Wide enough that names of the base map give way to the disc.
        'text-padding': 8,
      },
      paint: { 'text-color': palette.clusterText },
    },
  ];
}

function singleLayers(palette: Palette, textScale: number): StyleLayer[] {
  const color = byTone(palette.cases);
  return [
    {
      id: 'glow',
      type: 'circle',
      source: 'cases',
      filter: isSingle,
      paint: {
        'circle-color': color,
        'circle-radius': byZoom(1.3, [12, 12], [18, 30]),
        'circle-blur': 1,
        'circle-opacity': ['match', ['get', 'tone'], 'done', palette.caseGlowOpacity * 0.4, palette.caseGlowOpacity],
      },
    },
    {
      id: 'mark',
      type: 'circle',
      source: 'cases',
      filter: isSingle,
      layout: { 'circle-sort-key': ['match', ['get', 'tone'], 'urgent', 3, 'fresh', 2, 'open', 1, 0] },
      paint: {
        'circle-color': color,
        'circle-radius': ['interpolate', ['exponential', 1.3], ['zoom'], 12, markRadius(3.4), 18, markRadius(8.5)],
        'circle-stroke-color': palette.caseRim,
        'circle-stroke-width': ['match', ['get', 'tone'], 'done', 0.8, 1.4],
      },
    },
    {
      // Circles take no part in label placement; this unseen letter keeps names off the mark.
      id: 'room',
      type: 'symbol',
      source: 'cases',
      filter: isSingle,
      layout: { 'text-field': '●', 'text-font': fontOf('Regular'), 'text-size': 18, 'text-allow-overlap': true, 'text-padding': 3 },
      paint: { 'text-opacity': 0 },
    },
    {
      id: 'label',
      type: 'symbol',
      source: 'cases',
      minzoom: 15.5,
      filter: ['all', isSingle, ['has', 'label']],
      layout: {
        'text-field': ['get', 'label'],
        'text-font': fontOf('Medium'),
        'text-size': 11.5 * textScale,
        'text-anchor': 'top',
        'text-offset': ['literal', [0, 1.1]],
        'text-optional': true,
      },
      paint: { 'text-color': color, 'text-halo-color': palette.labelHalo, 'text-halo-width': 1.6, 'text-halo-blur': 0.3 },
    },
  ];
}

function markRadius(px: number): StyleExpression {
  return ['match', ['get', 'tone'], 'done', px * 0.75, 'urgent', px * 1.15, px];
}

function selectionLayers(palette: Palette): StyleLayer[] {
  const ring = (id: string, from: number, to: number, width: number, opacity: number): StyleLayer => ({
    id,
    type: 'circle',
    source: 'selected',
    paint: {
      'circle-radius': byZoom(1.3, [12, from], [18, to]),
      'circle-color': palette.selection,
      'circle-opacity': 0,
      'circle-stroke-color': palette.selection,
      'circle-stroke-width': width,
      'circle-stroke-opacity': opacity,
    },
  });
  return [ring('selection-halo', 12, 20, 5, 0.2), ring('selection', 9.5, 16, 2, 1)];
}
