import type { Language } from '@finemesh/contract';
import { fontOf } from '../style/localFonts.ts';
import type { Palette } from '../style/Palette.ts';
import { byZoom, type StyleExpression, type StyleLayer, type StyleValue } from '../style/StyleLayer.ts';

/** What one kind of label looks like and where it appears. */
interface LabelKind {
  readonly id: string;
  readonly of: string;
  readonly color: string;
  readonly halo: string;
  readonly weight: 'Regular' | 'Medium';
  readonly minzoom: number;
  readonly maxzoom?: number;
  /** Text size in pixels at two zooms, before the text scale. */
  readonly size: readonly [from: readonly [zoom: number, px: number], to: readonly [zoom: number, px: number]];
  readonly spacing?: number;
  readonly padding?: number;
  readonly layout?: Readonly<Record<string, StyleValue>>;
}

/**
 * All names, least important first: engines place the topmost layer first and drop what would
 * collide below, so a grid's name wins over a street's and a street's over a building's.
 */
export function nameDrawings(palette: Palette, language: Language, textScale: number): StyleLayer[] {
  return [
    ...kindsUnderStreets(palette).map((kind) => pointLabel(kind, language, textScale)),
    streetLabel(palette, language, textScale),
    placePoint(palette),
    ...kindsOverStreets(palette).map((kind) => pointLabel(kind, language, textScale)),
  ];
}

function kindsUnderStreets({ labels, labelHalo, waterHalo }: Palette): LabelKind[] {
  return [
    { id: 'stall-label', of: 'stall', color: labels.place, halo: labelHalo, weight: 'Regular', minzoom: 18.2, size: [[18, 10], [21, 14]], padding: 1 },
    { id: 'building-label', of: 'building', color: labels.building, halo: labelHalo, weight: 'Regular', minzoom: 16.2, size: [[16, 10], [19, 15]], padding: 1 },
    { id: 'green-label', of: 'green', color: labels.green, halo: labelHalo, weight: 'Regular', minzoom: 15, size: [[15, 10.5], [18, 14]], padding: 8 },
    { id: 'water-label', of: 'water', color: labels.water, halo: waterHalo, weight: 'Regular', minzoom: 14, size: [[14, 11], [18, 15]], spacing: 0.15, padding: 10 },
  ];
}

function kindsOverStreets({ labels, labelHalo }: Palette): LabelKind[] {
  return [
    {
      id: 'place-label',
      of: 'place',
      color: labels.place,
      halo: labelHalo,
      weight: 'Regular',
      minzoom: 14.4,
      size: [[14, 10.5], [18, 14]],
      padding: 4,
      // Beside its point, on whichever side is free.
      layout: { 'text-variable-anchor': ['left', 'right', 'top', 'bottom'], 'text-radial-offset': 0.55, 'text-justify': 'auto' },
    },
    { id: 'compound-label', of: 'compound', color: labels.compound, halo: labelHalo, weight: 'Medium', minzoom: 14, maxzoom: 17.5, size: [[14, 11], [17, 15]], spacing: 0.06, padding: 6 },
    { id: 'micro-grid-label', of: 'micro-grid', color: labels.microGrid, halo: labelHalo, weight: 'Regular', minzoom: 15.6, size: [[15.5, 11], [18, 15]], padding: 6 },
    { id: 'grid-label', of: 'grid', color: labels.grid, halo: labelHalo, weight: 'Medium', minzoom: 12.5, maxzoom: 16, size: [[12.5, 10.5], [16, 16]], spacing: 0.08, padding: 6 },
  ];
}

function pointLabel(kind: LabelKind, language: Language, textScale: number): StyleLayer {
  return {
    id: kind.id,
    type: 'symbol',
    source: 'names',
    minzoom: kind.minzoom,
    ...(kind.maxzoom === undefined ? {} : { maxzoom: kind.maxzoom }),
    filter: ['==', ['get', 'layer'], kind.of],
    layout: {
      'text-field': nameIn(language),
      'text-font': fontOf(kind.weight),
      'text-size': scaledSize(kind.size, textScale),
      'text-letter-spacing': kind.spacing ?? 0,
      'text-padding': kind.padding ?? 2,
      'text-max-width': 8,
      ...kind.layout,
    },
    paint: { 'text-color': kind.color, 'text-halo-color': kind.halo, 'text-halo-width': 1.4, 'text-halo-blur': 0.4 },
  };
}

function streetLabel(palette: Palette, language: Language, textScale: number): StyleLayer {
  return {
    id: 'street-label',
    type: 'symbol',
    source: 'streets',
    minzoom: 14,
    layout: {
      'text-field': nameIn(language),
      'symbol-placement': 'line',
      'symbol-spacing': 320,
      'text-font': fontOf('Regular'),
      'text-size': scaledSize([[14, 10], [18, 14.5]], textScale),
      'text-letter-spacing': language === 'zh-CN' ? 0.22 : 0.04,
      'text-max-angle': 30,
      'text-padding': 6,
    },
    paint: { 'text-color': palette.labels.street, 'text-halo-color': palette.labelHalo, 'text-halo-width': 1.3, 'text-halo-blur': 0.4 },
  };
}

function placePoint({ labels, labelHalo }: Palette): StyleLayer {
  return {
    id: 'place-point',
    type: 'circle',
    source: 'names',
    minzoom: 14.4,
    filter: ['==', ['get', 'layer'], 'place'],
    paint: {
      'circle-radius': byZoom(1.2, [14, 2], [18, 3.2]),
      'circle-color': labels.place,
      'circle-stroke-color': labelHalo,
      'circle-stroke-width': 1.2,
    },
  };
}

function nameIn(language: Language): StyleExpression {
  if (language === 'zh-CN') return ['get', 'name'];
  // An empty English name counts as none, which `coalesce` would not see.
  return ['case', ['to-boolean', ['get', 'nameEn']], ['get', 'nameEn'], ['get', 'name']];
}

function scaledSize([[fromZoom, fromPx], [toZoom, toPx]]: LabelKind['size'], textScale: number): StyleExpression {
  return byZoom(1.2, [fromZoom, fromPx * textScale], [toZoom, toPx * textScale]);
}
