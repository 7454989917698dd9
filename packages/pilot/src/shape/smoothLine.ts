import { roundDegrees, type LngLat } from '@finemesh/geo';

/** A line whose corners are cut twice over (G. Chaikin, 1974), so that a road drawn with few points bends softly; the ends stay. */
export function smoothLine(line: readonly LngLat[]): LngLat[] {
  let points = [...line];
  for (let round = 0; round < 2; round += 1) {
    const last = points.length - 1;
    points = points.flatMap((to, i): LngLat[] => {
      const from = points[i - 1];
      if (!from) return [to];
      const cut = (part: number): LngLat => [from[0] + (to[0] - from[0]) * part, from[1] + (to[1] - from[1]) * part];
      return [...(i === 1 ? [] : [cut(0.25)]), i === last ? to : cut(0.75)];
    });
  }
  return points.map(([lng, lat]) => [roundDegrees(lng), roundDegrees(lat)]);
}
