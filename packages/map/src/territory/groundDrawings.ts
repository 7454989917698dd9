import type { StreetKind } from './TerritoryGeoJson.ts';
import type { Palette } from '../style/Palette.ts';
import { byZoom, type StyleExpression, type StyleLayer } from '../style/StyleLayer.ts';

/** Widths in pixels at zooms 12, 15 and 19, growing with the scale in between. */
const streetWidths: Readonly<Record<StreetKind, readonly [number, number, number]>> = {
  avenue: [1.1, 5, 40],
  street: [0.6, 3.2, 26],
  lane: [0.2, 1.6, 14],
  path: [0, 0.7, 4],
};

const roundLine = { 'line-cap': 'round', 'line-join': 'round' } as const;

/** Water, land, compounds, greenery, streets and buildings, bottom to top. */
export function groundDrawings(palette: Palette): StyleLayer[] {
  return [
    { id: 'water', type: 'background', paint: { 'background-color': palette.water } },
    ...shoreLayers(palette),
    { id: 'land', type: 'fill', source: 'land', paint: { 'fill-color': palette.land, 'fill-antialias': true } },
    // Lawns and ponds lie inside compounds, so a compound's ground comes first.
    ...compoundLayers(palette),
    ...greenAndPondLayers(palette),
    ...streetLayers(palette),
    ...buildingLayers(palette),
    {
      id: 'shore',
      type: 'line',
      source: 'land',
      layout: roundLine,
      paint: { 'line-color': palette.shore, 'line-width': byZoom(1.3, [11, 0.8], [16, 1.6]), 'line-opacity': 0.85 },
    },
  ];
}

/** Two soft bands under the land's edge: the land hides their inner half, so light seems to lie on the water. */
function shoreLayers(palette: Palette): StyleLayer[] {
  const band = (id: string, narrow: number, wide: number, share: number): StyleLayer => ({
    id,
    type: 'line',
    source: 'land',
    layout: roundLine,
    paint: {
      'line-color': palette.shoreGlow,
      'line-width': byZoom(1.4, [11, narrow], [17, wide]),
      'line-blur': byZoom(1.4, [11, narrow * 0.7], [17, wide * 0.7]),
      'line-opacity': palette.shoreGlowOpacity * share,
    },
  });
  return [band('shore-glow-far', 22, 90, 0.55), band('shore-glow-near', 8, 28, 1)];
}

function greenAndPondLayers(palette: Palette): StyleLayer[] {
  return [
    { id: 'green', type: 'fill', source: 'green', paint: { 'fill-color': palette.green, 'fill-outline-color': palette.greenEdge } },
    { id: 'pond', type: 'fill', source: 'water', paint: { 'fill-color': palette.pond } },
    {
      id: 'pond-edge',
      type: 'line',
      source: 'water',
      layout: roundLine,
      paint: { 'line-color': palette.pondEdge, 'line-width': byZoom(1.3, [13, 0.5], [18, 1.4]), 'line-opacity': 0.8 },
    },
  ];
}

function compoundLayers(palette: Palette): StyleLayer[] {
  return [
    { id: 'compound', type: 'fill', source: 'compounds', paint: { 'fill-color': palette.compound } },
    {
      id: 'compound-edge',
      type: 'line',
      source: 'compounds',
      minzoom: 13,
      layout: roundLine,
      paint: { 'line-color': palette.compoundEdge, 'line-width': byZoom(1.3, [13, 0.5], [18, 1.5]) },
    },
  ];
}

/** All casings lie below all fills, so crossings join instead of overlapping. */
function streetLayers(palette: Palette): StyleLayer[] {
  return [
    {
      id: 'street-casing',
      type: 'line',
      source: 'streets',
      filter: ['!=', ['get', 'kind'], 'path'],
      layout: roundLine,
      paint: { 'line-color': palette.streetCasing, 'line-width': streetWidth(1.8) },
    },
    {
      id: 'street',
      type: 'line',
      source: 'streets',
      filter: ['!=', ['get', 'kind'], 'path'],
      layout: { ...roundLine, 'line-sort-key': byStreetKind({ avenue: 3, street: 2, lane: 1, path: 0 }) },
      paint: { 'line-color': byStreetKind(palette.streets), 'line-width': streetWidth(0) },
    },
    {
      id: 'street-path',
      type: 'line',
      source: 'streets',
      minzoom: 14.5,
      filter: ['==', ['get', 'kind'], 'path'],
      layout: { 'line-join': 'round' },
      paint: { 'line-color': palette.streets.path, 'line-width': streetWidth(0), 'line-dasharray': [2, 1.6] },
    },
  ];
}

function byStreetKind<Value extends string | number | StyleExpression>(values: Readonly<Record<StreetKind, Value>>): StyleExpression {
  return ['match', ['get', 'kind'], 'avenue', values.avenue, 'lane', values.lane, 'path', values.path, values.street];
}

/** @param extraPixels how much wider than the street itself, both sides together */
function streetWidth(extraPixels: number): StyleExpression {
  const at = (zoom: 0 | 1 | 2): StyleExpression =>
    byStreetKind({
      avenue: streetWidths.avenue[zoom] + extraPixels,
      street: streetWidths.street[zoom] + extraPixels,
      lane: streetWidths.lane[zoom] + extraPixels,
      path: streetWidths.path[zoom] + extraPixels,
    });
  return ['interpolate', ['exponential', 1.6], ['zoom'], 12, at(0), 15, at(1), 19, at(2)];
}

const floors: StyleExpression = ['to-number', ['get', 'floors'], 0];
/** A house of six storeys where nobody counted them. `to-number` makes 0, not its fallback, of what is missing or empty. */
const floorsOrUsual: StyleExpression = ['case', ['>', floors, 0], floors, 6];

/**
 * Flat footprints with a cast shadow, lighter the taller they are. Extrusions were left out: the
 * engines shade them differently, and tall blocks would hide marks behind them.
 */
function buildingLayers(palette: Palette): StyleLayer[] {
  return [
    {
      id: 'building-shadow',
      type: 'fill',
      source: 'buildings',
      minzoom: 14,
      paint: {
        'fill-color': palette.buildingShadow,
        'fill-opacity': byZoom(1, [14, 0], [15, palette.buildingShadowOpacity]),
        'fill-translate': ['interpolate', ['exponential', 1.5], ['zoom'], 14, ['literal', [0.6, 0.9]], 19, ['literal', [5, 8]]],
      },
    },
    {
      id: 'building',
      type: 'fill',
      source: 'buildings',
      minzoom: 13,
      paint: {
        'fill-color': ['interpolate', ['linear'], floorsOrUsual, 3, palette.buildingLow, 33, palette.buildingTall],
        'fill-opacity': byZoom(1, [13, 0.35], [14.5, 1]),
      },
    },
    {
      id: 'building-edge',
      type: 'line',
      source: 'buildings',
      minzoom: 14,
      layout: roundLine,
      paint: {
        'line-color': palette.buildingEdge,
        'line-width': byZoom(1.3, [14, 0.3], [18, 1.3]),
        'line-opacity': byZoom(1, [14, 0.3], [16, 0.9]),
      },
    },
  ];
}
