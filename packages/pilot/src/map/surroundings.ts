import { createLocalPlane, type LngLat, type PlanPoint } from '@finemesh/geo';
import type { Polygon } from 'geojson';
import { smoothLine } from '../shape/smoothLine.ts';

/** Must stand wherever the map is shown: the island's outline is derived from OpenStreetMap (ODbL). */
export const pilotAttribution = '© OpenStreetMap contributors';

/**
 * Jiangxinzhou, simplified to 44 points (within 25 m) from the outline in OpenStreetMap, WGS-84, from the northern tip
 * counter-clockwise: down the western shore, up the eastern one. © OpenStreetMap contributors, ODbL 1.0.
 */
const islandShore: readonly LngLat[] = [
  [118.7219, 32.0733], [118.7211, 32.0728], [118.7196, 32.0701], [118.7169, 32.0674], [118.7103, 32.0592], [118.6956, 32.046],
  [118.6925, 32.0421], [118.6864, 32.0308], [118.6759, 32.0149], [118.6763, 32.0143], [118.6754, 32.0142], [118.6747, 32.013],
  [118.6746, 32.0121], [118.6733, 32.0102], [118.6734, 32.0088], [118.672, 32.0069], [118.6719, 32.0057], [118.6711, 32.0044],
  [118.6692, 31.9993], [118.6665, 31.9942], [118.6642, 31.9881], [118.6621, 31.9845], [118.6621, 31.9836], [118.6606, 31.9821],
  [118.6601, 31.981], [118.6625, 31.9816], [118.6686, 31.9861], [118.6774, 31.9912], [118.6862, 31.9946], [118.6931, 31.9965],
  [118.6987, 31.9996], [118.6987, 32.0016], [118.6976, 32.0052], [118.6972, 32.0091], [118.6978, 32.0209], [118.6992, 32.024],
  [118.7025, 32.0281], [118.7031, 32.0301], [118.7041, 32.0308], [118.708, 32.037], [118.7167, 32.0533], [118.7185, 32.0574],
  [118.7217, 32.067], [118.7222, 32.0704],
];

/** Index of the southern tip in `islandShore`: the western shore comes before it, the eastern one after. */
const southTip = 24;

const westShore: readonly LngLat[] = islandShore.slice(0, southTip + 1);
const eastShore: readonly LngLat[] = [...islandShore.slice(southTip), ...islandShore.slice(0, 1)];

/** Both banks are schematic: the shores of the island moved outward by about the width of each arm of the river. */
const [easternArmMeters, westernArmMeters] = [330, 1150];

/** The bank on which Lushan lies, from the south to the north. */
const mainlandBank: readonly LngLat[] = smoothLine([[118.664, 31.94], ...shiftLine(strokes(eastShore), easternArmMeters), [118.75, 32.11]]);
const westernBank: readonly LngLat[] = smoothLine([[118.712, 32.11], ...shiftLine(strokes(westShore), westernArmMeters), [118.636, 31.94]]);

export const islandPolygon: Polygon = polygonOf(islandShore);
export const mainlandPolygon: Polygon = polygonOf([...mainlandBank, [118.82, 32.11], [118.82, 31.94]]);
export const westernBankPolygon: Polygon = polygonOf([...westernBank, [118.58, 31.94], [118.58, 32.11]]);

/** Jianye District and Nanyuan Street in a few strokes: good to a few hundred metres, only to frame the two communities. */
export const districtSketch: Polygon = polygonOf([
  [118.659, 31.966], [118.694, 31.96], [118.713, 31.962], [118.731, 31.98], [118.749, 32.001], [118.755, 32.016],
  [118.761, 32.019], [118.76, 32.044], [118.729, 32.042], [118.7262, 32.06], [118.7245, 32.08], [118.7215, 32.0775],
  [118.697, 32.056], [118.648, 31.981],
]);
export const nanyuanSketch: Polygon = polygonOf([
  [118.732, 32.018], [118.751, 32.0165], [118.7535, 32.0235], [118.754, 32.037], [118.743, 32.0385], [118.733, 32.034],
]);

/** Green strips along both shores of the island, and the road behind them. */
export const shoreParks: readonly Polygon[] = [
  polygonOf([...westShore.slice(3, 21), ...smoothLine(shiftLine(westShore, -75).slice(3, 21)).reverse()]),
  polygonOf([...eastShore.slice(3, 18), ...smoothLine(shiftLine(eastShore, -75).slice(3, 18)).reverse()]),
];
export const shoreRoad: readonly LngLat[] = smoothLine([
  ...shiftLine(strokes(westShore), -125).slice(1, -1),
  ...shiftLine(eastShore, -125).slice(2, -3),
  ...shiftLine(strokes(westShore), -125).slice(1, 2),
]);

/** Every third point of a shore: the small notches would grow to spikes when the line is moved. */
function strokes(shore: readonly LngLat[]): LngLat[] {
  return shore.filter((_, i) => i % 3 === 0 || i === shore.length - 1);
}

/** A line moved sideways, metres to the left of its direction (outward for a counter-clockwise shore is to the right). */
function shiftLine(line: readonly LngLat[], outwardMeters: number): LngLat[] {
  const plane = createLocalPlane({ anchor: [118.692, 32.0253], anchorMeters: [0, 0], rotationDegrees: 0 });
  const points = line.map((point) => plane.toPlan(point));
  return points.map((point, i): LngLat => {
    const [from, to] = [points[Math.max(0, i - 1)] ?? point, points[Math.min(points.length - 1, i + 1)] ?? point];
    const length = Math.hypot(to[0] - from[0], to[1] - from[1]) || 1;
    const normal: PlanPoint = [(to[1] - from[1]) / length, -(to[0] - from[0]) / length];
    return plane.toLngLat([point[0] + normal[0] * outwardMeters, point[1] + normal[1] * outwardMeters]);
  });
}

function polygonOf(ring: readonly LngLat[]): Polygon {
  return { type: 'Polygon', coordinates: [[...ring, ...ring.slice(0, 1)].map((point) => [...point])] };
}
