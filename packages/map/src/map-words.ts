import type { Language } from '@finemesh/contract';

/** Everything the map says in words by itself. */
interface MapWords {
  /** The canvas, for screen readers. */
  readonly map: string;
  /** The pin. */
  readonly pickedPlace: string;
}

/** The map's own words in both languages. */
export const mapWords: Readonly<Record<Language, MapWords>> = {
  'zh-CN': { map: '地图', pickedPlace: '所选位置，可拖动，也可用方向键移动' },
  en: { map: 'Map', pickedPlace: 'Chosen place; drag it or move it with the arrow keys' },
};
