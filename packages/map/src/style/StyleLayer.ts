import type { CaseTone } from '../cases/MapCase.ts';

/**
 * One layer of the style, in the part of the style specification that both engines share
 * (Mapbox style v8 as of 2020, from which MapLibre's descends).
 */
export interface StyleLayer {
  readonly id: string;
  readonly type: 'background' | 'fill' | 'line' | 'circle' | 'symbol';
  readonly source?: string;
  readonly minzoom?: number;
  readonly maxzoom?: number;
  readonly filter?: StyleExpression;
  readonly layout?: Readonly<Record<string, StyleValue>>;
  readonly paint?: Readonly<Record<string, StyleValue>>;
}

/** An expression of the style specification: an operator and its operands. */
export type StyleExpression = readonly [operator: string, ...operands: StyleValue[]];

/** Any value a style property may hold. */
export type StyleValue = string | number | boolean | StyleExpression | readonly StyleValue[] | { readonly [key: string]: StyleValue };

/** `interpolate` over zoom with exponential growth, which keeps ground widths in step with the scale. */
export function byZoom(base: number, ...stops: readonly (readonly [zoom: number, value: number])[]): StyleExpression {
  return ['interpolate', ['exponential', base], ['zoom'], ...stops.flat()];
}

/** Chooses a value by the tone a case mark carries. */
export function byTone(colors: Readonly<Record<CaseTone, string>>): StyleExpression {
  return ['match', ['get', 'tone'], 'fresh', colors.fresh, 'urgent', colors.urgent, 'done', colors.done, colors.open];
}
