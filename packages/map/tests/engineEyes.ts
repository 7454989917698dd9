import { createPropertyExpression, featureFilter, latest, type FilterSpecification } from '@maplibre/maplibre-gl-style-spec';
import type { StyleLayer } from '../src/style/StyleLayer.ts';

/** What an engine looks at when it computes a style: the zoom, and a feature's properties. */
export interface Sight {
  readonly zoom: number;
  readonly properties?: Readonly<Record<string, unknown>>;
}

/** The style layer of an id. */
export function drawingOf(drawings: readonly StyleLayer[], id: string): StyleLayer {
  const drawing = drawings.find((other) => other.id === id);
  if (!drawing) throw new Error(`there is no drawing ${id}`);
  return drawing;
}

/** Whether an engine draws a feature with a style layer, by its zooms and its filter. */
export function isDrawn({ minzoom = 0, maxzoom = 24, filter }: StyleLayer, { zoom, properties = {} }: Sight): boolean {
  if (zoom < minzoom || zoom >= maxzoom) return false;
  // The filter's type names each operator in turn; an operand more or less shows when it is read.
  return featureFilter(filter as FilterSpecification | undefined, 'filter').filter({ zoom }, { type: 'Unknown', properties: { ...properties } });
}

/** The ids of those that draw a feature, bottom to top. */
export function drawnBy(drawings: readonly StyleLayer[], sight: Sight): string[] {
  return drawings.filter((drawing) => isDrawn(drawing, sight)).map(({ id }) => id);
}

/** What an engine computes for a property of the paint or the layout; colours as `#rrggbb`, texts plain. */
export function seen(drawing: StyleLayer, property: string, { zoom, properties = {} }: Sight): unknown {
  const group = drawing.paint && property in drawing.paint ? 'paint' : 'layout';
  const spec = latest[`${group}_${drawing.type}` as 'paint_line'][property as 'line-width'];
  const compiled = createPropertyExpression(drawing[group]?.[property], property, spec as Parameters<typeof createPropertyExpression>[2]);
  if (compiled.result === 'error') throw new Error(compiled.value.map(({ message }) => `${drawing.id} ${property}: ${message}`).join('\n'));
  const value: unknown = compiled.value.evaluate({ zoom }, { type: 'Unknown', properties: { ...properties } });
  return plain(value);
}

/** A number that an engine computes. */
export function seenNumber(drawing: StyleLayer, property: string, sight: Sight): number {
  return Number(seen(drawing, property, sight));
}

function plain(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if ('r' in value && 'g' in value && 'b' in value) return hex([value.r, value.g, value.b]);
  return 'sections' in value ? String(value) : value;
}

function hex(shares: readonly unknown[]): string {
  return `#${shares.map((share) => Math.round(Number(share) * 255).toString(16).padStart(2, '0')).join('')}`;
}
