import type { LngLat } from '@finemesh/geo';
import type { PilotDistrict } from '../PilotDistrict.ts';
import type { PilotReportPlace } from './PilotReport.ts';

/**
 * The place that a Chinese name stands for: a building (`芳华园9栋`), a stall (`市场农场交易大厅14号摊位`), or a place of the map
 * (`洲岛小学`).
 *
 * @throws RangeError where the district has none of them; the lists of events are ours, so that is a slip in them.
 */
export function findReportPlace(district: PilotDistrict, name: string): PilotReportPlace {
  const building = district.nodes.find((node) => node.level === 'building' && node.nameZh === name);
  const chosen = building ?? district.stalls.find(({ nameZh }) => nameZh === name);
  if (chosen) return { placeCode: chosen.code };
  const place = district.map.places.features.find(({ properties }) => properties.name === name);
  const [lng, lat] = place?.geometry.coordinates ?? [];
  if (lng === undefined || lat === undefined) throw new RangeError(`the pilot has no place named ${name}`);
  return { point: [lng, lat] as LngLat };
}
