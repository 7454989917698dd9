import { createLocalPlane, type LngLat } from '@finemesh/geo';
import type { Feature, LineString, Point, Polygon, Position } from 'geojson';
import type {
  BuildingProperties,
  StreetKind,
  StreetProperties,
  TerritoryGeoJson,
  TerritoryProperties,
} from '../src/index.ts';

/** Where the sample lies: on Jiangxinzhou, WGS-84. */
const sampleMiddle: LngLat = [118.692, 32.023];
/** The sample is turned a little, like the island, so that nothing lines up with pixels by chance. */
const plane = createLocalPlane({ anchor: sampleMiddle, anchorMeters: [0, 0], rotationDegrees: -14 });

/** Local metres, east and north of {@link sampleMiddle} before the turn. */
export function samplePoint(east: number, north: number): LngLat {
  return plane.toLngLat([east, north]);
}

function sampleAt(east: number, north: number): Position {
  return [...samplePoint(east, north)];
}

/** Blocks of the sample: west edge and width in metres, with an avenue between the second and third. */
const columns = [
  { west: -640, width: 290 },
  { west: -325, width: 290 },
  { west: 10, width: 290 },
  { west: 325, width: 290 },
];
const rowsOfBlocks = [
  { south: -420, height: 250 },
  { south: -145, height: 250 },
  { south: 130, height: 250 },
];
const compoundNames = ['洲岛家园一期', '芳华园', '滨江雅苑', '葡萄园小区', '洲岛家园二期', '永定新村', '民德里', '', '青年森林', '白鹭里', '洲岛家园三期', '上坝新居'];
const englishNames = ['Zhoudao Jiayuan I', 'Fanghua Garden', 'Riverside Court', 'Vineyard Estate', 'Zhoudao Jiayuan II', 'Yongding Village', 'Minde Lane', '', 'Youth Forest', 'Egret Lane', 'Zhoudao Jiayuan III', 'Shangba New Homes'];
/** The block that is a park instead of an estate. */
const parkBlock = 7;

/** A neighbourhood of eleven estates, about 150 buildings, 4 grids and 22 micro-grids, the same each time. */
export function createSampleTerritory(): TerritoryGeoJson {
  const blocks = rowsOfBlocks.flatMap((row, r) => columns.map((column, c) => ({ ...row, ...column, index: r * columns.length + c, r, c })));
  const estates = blocks.filter(({ index }) => index !== parkBlock);
  return {
    land: collect([polygon({ code: 'land', name: '江心洲' }, island())]),
    water: collect([polygon({ code: 'canal', name: '小洲河', nameEn: 'Xiaozhou Canal' }, canal())]),
    green: collect(greens()),
    streets: collect(streets(estates)),
    compounds: collect(
      estates.map(({ west, south, width, height, index }) =>
        polygon({ code: `C${index}`, name: compoundNames[index] ?? '', nameEn: englishNames[index] ?? '' }, box(west + 8, south + 8, width - 16, height - 16)),
      ),
    ),
    grids: collect(
      columns.map(({ west, width }, c) =>
        polygon({ code: `320105004004G0${c + 1}`, name: `第${'一二三四'[c]}网格`, nameEn: `Grid ${c + 1}`, kind: c === 3 ? 'exclusive' : 'comprehensive' }, box(west - 12, -432, width + 25, 827)),
      ),
    ),
    microGrids: collect(
      estates.flatMap(({ west, south, width, height, index }) =>
        [0, 1].map((half) =>
          polygon(microGridOf(index, half), box(west - 6 + (half * (width + 12)) / 2, south - 6, (width + 12) / 2, height + 12)),
        ),
      ),
    ),
    buildings: collect(estates.flatMap(buildingsOf)),
    places: collect([
      place('P1', '社区服务中心', 'Community Centre', -6, 20),
      place('P2', '洲岛小学', 'Zhoudao School', 600, -60),
      place('P3', '农贸市场', 'Farm Market', -330, 395),
      place('P4', '江心洲地铁站', 'Jiangxinzhou Station', 160, -160),
    ]),
  };
}

function microGridOf(block: number, half: number): TerritoryProperties {
  const number = block * 2 + half + 1;
  return { code: `320105004004G0M${String(number).padStart(2, '0')}`, name: `${number}号微网格`, nameEn: `Micro-grid ${number}` };
}

function buildingsOf({ west, south, width, height, index }: { west: number; south: number; width: number; height: number; index: number }): Feature<Polygon, BuildingProperties>[] {
  const buildings: Feature<Polygon, BuildingProperties>[] = [];
  const rows = 5;
  const perRow = index % 3 === 0 ? 4 : 3;
  const length = (width - 60) / perRow - 14;
  for (let row = 0; row < rows; row += 1) {
    for (let i = 0; i < perRow; i += 1) {
      const number = row * perRow + i + 1;
      const depth = 12 + ((index + row) % 3) * 2;
      const x = west + 30 + i * (length + 14) + (row % 2) * 5;
      const y = south + 28 + row * ((height - 50) / rows);
      const floors = index % 4 === 1 ? 18 + ((row * 7 + i * 3) % 14) : 5 + ((row + i) % 3);
      buildings.push(
        polygon(
          {
            code: `320105004004B${String(index * 20 + number).padStart(3, '0')}`,
            name: `${number}幢`,
            nameEn: `No. ${number}`,
            floors,
            microGrid: microGridOf(index, i < perRow / 2 ? 0 : 1).code,
          },
          row % 2 === 0 ? slab(x, y, length, depth) : box(x, y, length, depth),
        ),
      );
    }
  }
  return buildings;
}

function streets(estates: { west: number; south: number; width: number; height: number }[]): Feature<LineString, StreetProperties>[] {
  const lanes = estates.flatMap(({ west, south, width, height }, i) => [
    line(`L${i}`, '', 'lane', [[west + 12, south + height / 2 + 4], [west + width - 12, south + height / 2 + 4]]),
    line(`L${i}n`, '', 'lane', [[west + width / 2, south + 12], [west + width / 2, south + height - 12]]),
  ]);
  return [
    ...lanes,
    line('S1', '文泰街', 'street', [[-760, -157], [640, -157]], 'Wentai Street'),
    line('S2', '葡园路', 'street', [[-760, 118], [640, 118]], 'Puyuan Road'),
    line('S3', '绿水街', 'street', [[-338, -520], [-338, 560]], 'Lüshui Street'),
    line('S4', '星岛街', 'street', [[312, -520], [312, 560]], 'Xingdao Street'),
    line('A1', '江心洲大街', 'avenue', [[-12, -1500], [-12, -300], [-12, 300], [-40, 700], [-60, 1500]], 'Jiangxinzhou Avenue'),
    line('A2', '洲泰路', 'avenue', [[-780, 400], [-300, 404], [300, 404], [700, 380]], 'Zhoutai Road'),
    line('W1', '环岛步道', 'path', riverside(), 'Riverside Walk'),
  ];
}

function greens(): Feature<Polygon, TerritoryProperties>[] {
  const park = rowsOfBlocks[1] && columns[3] ? box(columns[3].west + 6, rowsOfBlocks[1].south + 6, columns[3].width - 12, rowsOfBlocks[1].height - 12) : [];
  return [
    polygon({ code: 'park', name: '生态公园', nameEn: 'Eco Park' }, park),
    polygon({ code: 'west', name: '' }, box(-770, -480, 90, 860)),
    polygon({ code: 'north', name: '葡萄园', nameEn: 'Vineyards' }, box(-560, 470, 460, 240)),
    polygon({ code: 'south', name: '' }, box(40, -720, 430, 210)),
  ];
}

/** An island like a leaf, 3.6 km long. */
function island(): Position[] {
  const points: Position[] = [];
  for (let i = 0; i < 72; i += 1) {
    const angle = (i / 72) * 2 * Math.PI;
    const bulge = 1 + 0.05 * Math.sin(3 * angle) + 0.025 * Math.cos(7 * angle);
    points.push(sampleAt(860 * Math.cos(angle) * bulge, 1800 * Math.sin(angle) * bulge));
  }
  return closed(points);
}

function riverside(): [number, number][] {
  return Array.from({ length: 25 }, (_, i) => {
    const angle = Math.PI * 0.62 + (i / 24) * Math.PI * 0.76;
    return [800 * Math.cos(angle), 1700 * Math.sin(angle)];
  });
}

function canal(): Position[] {
  const side = (offset: number): Position[] =>
    Array.from({ length: 13 }, (_, i) => {
      const x = -760 + i * 128;
      return sampleAt(x, -480 + 14 * Math.sin(i * 0.9) + offset);
    });
  return closed([...side(-9), ...side(9).reverse()]);
}

function box(west: number, south: number, width: number, height: number): Position[] {
  return closed([
    sampleAt(west, south),
    sampleAt(west + width, south),
    sampleAt(west + width, south + height),
    sampleAt(west, south + height),
  ]);
}

/** A long house with a stairwell standing out to the north. */
function slab(west: number, south: number, width: number, height: number): Position[] {
  const third = width / 3;
  const corners: [number, number][] = [
    [0, 0], [width, 0], [width, height], [2 * third, height], [2 * third, height + 3], [third, height + 3], [third, height], [0, height],
  ];
  return closed(corners.map(([x, y]) => sampleAt(west + x, south + y)));
}

function closed(ring: Position[]): Position[] {
  return [...ring, ring[0] ?? []];
}

function polygon<Properties>(properties: Properties, ring: Position[]): Feature<Polygon, Properties> {
  return { type: 'Feature', geometry: { type: 'Polygon', coordinates: [ring] }, properties };
}

function line(code: string, name: string, kind: StreetKind, points: [number, number][], nameEn = ''): Feature<LineString, StreetProperties> {
  return {
    type: 'Feature',
    geometry: { type: 'LineString', coordinates: points.map(([x, y]) => sampleAt(x, y)) },
    properties: { code, name, nameEn, kind },
  };
}

function place(code: string, name: string, nameEn: string, east: number, north: number): Feature<Point, TerritoryProperties> {
  return { type: 'Feature', geometry: { type: 'Point', coordinates: sampleAt(east, north) }, properties: { code, name, nameEn } };
}

function collect<Item>(features: Item[]): { type: 'FeatureCollection'; features: Item[] } {
  return { type: 'FeatureCollection', features };
}
