import { validateStyleMin, type StyleSpecification } from '@maplibre/maplibre-gl-style-spec';
import { expect, test } from 'vitest';
import { CaseLayer } from '../cases/CaseLayer.ts';
import { DotLayer } from '../dots/DotLayer.ts';
import type { Drawing, MapLayer } from '../layers/MapLayer.ts';
import { DistrictLayer } from '../territory/DistrictLayer.ts';
import type { MapLook } from './Look.ts';

/** A whole style with a layer's sources and drawings, as an engine is given them one by one. */
function styleOf({ sources = {}, drawings }: MapLayer, look: MapLook): StyleSpecification {
  const layers = Object.values(drawings?.(look) ?? {}).flat().filter((drawing: Drawing) => drawing.type !== 'painter');
  const data = { type: 'FeatureCollection', features: [] };
  return {
    version: 8,
    glyphs: 'local://{fontstack}/{range}',
    sources: Object.fromEntries(Object.entries(sources).map(([id, options]) => [id, { type: 'geojson', data, ...options }])),
    layers,
  } as StyleSpecification;
}

const looks = (['wall', 'light'] as const).flatMap((theme) => (['zh-CN', 'en'] as const).map((language) => [theme, language] as const));

test.each(looks)('every drawing of the %s look in %s is right by the style specification', (theme, language) => {
  for (const create of [() => new DistrictLayer(), () => new CaseLayer(), () => new DotLayer()]) {
    const layer = create();
    const style = styleOf({ ...layer, id: layer.id, drawings: (look) => layer.drawings(look) }, { theme, language, textScale: 2 });
    expect(style.layers.length).toBeGreaterThan(0);
    expect(validateStyleMin(style).map(({ message }) => message)).toEqual([]);
  }
});
