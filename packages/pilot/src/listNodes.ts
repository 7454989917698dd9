import { areaHolds, type LngLat } from '@finemesh/geo';
import type { Polygon } from 'geojson';
import type { ParcelLayout } from './layout/CommunityLayout.ts';
import { parcelsIn } from './layout/parcelsIn.ts';
import type { PlacedCommunity } from './map/drawPilotMap.ts';
import type { PilotHousehold, PilotNode } from './PilotDistrict.ts';
import { pilotRoot, pilotStreets } from './pilotRoot.ts';
import type { PlaceName } from './plan/CommunityPlan.ts';

/** The nodes of the territory, parents before children, with what each holds. */
export function listNodes(
  communities: readonly PlacedCommunity[],
  households: readonly PilotHousehold[],
  outlines: ReadonlyMap<string, Polygon>,
): PilotNode[] {
  const counts = new Map<string, number>();
  for (const { path } of households) for (const code of path.split('/')) counts.set(code, (counts.get(code) ?? 0) + 1);
  const nodes: PilotNode[] = [];
  const add = (
    level: PilotNode['level'],
    parent: string | null,
    code: string,
    name: PlaceName,
    center: LngLat,
    extra: Partial<Pick<PilotNode, 'gridKind' | 'merchants'>> = {},
  ): string => {
    const path = parent === null ? code : `${parent}/${code}`;
    nodes.push({
      code,
      level,
      parentCode: parent?.slice(parent.lastIndexOf('/') + 1) ?? null,
      path,
      nameZh: name.zh,
      nameEn: name.en,
      gridKind: null,
      households: counts.get(code) ?? 0,
      merchants: 0,
      center,
      ...extra,
    });
    return path;
  };
  const districtPath = add('district', null, pilotRoot.code, pilotRoot.name, pilotRoot.center);
  communities.forEach((community, i) => {
    const street = pilotStreets[i];
    if (!street) return;
    const { layout, frame } = community;
    const center = insideOf(community, layout.plan.code, layout.grids.flatMap(parcelsIn), outlines);
    const streetPath = add('street', districtPath, street.code, street.name, center);
    const communityPath = add('community', streetPath, layout.plan.code, layout.plan.name, center, { merchants: merchantsIn(layout.grids.flatMap(parcelsIn)) });
    for (const grid of layout.grids) {
      const parcels = parcelsIn(grid);
      const extra = { gridKind: grid.kind, merchants: merchantsIn(parcels) };
      const gridPath = add('grid', communityPath, grid.code, grid.name, insideOf(community, grid.code, parcels, outlines), extra);
      for (const microGrid of grid.microGrids) {
        const at = insideOf(community, microGrid.code, microGrid.parcels, outlines);
        const microGridPath = add('microGrid', gridPath, microGrid.code, microGrid.name, at, { merchants: merchantsIn(microGrid.parcels) });
        for (const { building } of microGrid.parcels) {
          if (!building) continue;
          const buildingPath = add('building', microGridPath, building.code, building.name, frame.place(building.center), { merchants: building.form.merchants });
          building.doors.forEach((door, j) => {
            const name = { zh: `${building.name.zh}${j + 1}单元`, en: `${building.name.en}, Entrance ${j + 1}` };
            add('entrance', buildingPath, `${building.code}E${j + 1}`, name, frame.place(door));
          });
        }
      }
    }
  });
  return nodes;
}

function merchantsIn(parcels: readonly ParcelLayout[]): number {
  return parcels.reduce((sum, { building }) => sum + (building?.form.merchants ?? 0), 0);
}

/** The middle of the buildings, or the building nearest to it where the middle falls outside a bent or split outline. */
function insideOf({ frame }: PlacedCommunity, code: string, parcels: readonly ParcelLayout[], outlines: ReadonlyMap<string, Polygon>): LngLat {
  const centers = parcels.flatMap(({ building }) => (building ? [building.center] : []));
  const mean = [0, 1].map((axis) => centers.reduce((sum, center) => sum + (center[axis] ?? 0), 0) / centers.length);
  const middle = [mean[0] ?? 0, mean[1] ?? 0] as const;
  const outline = outlines.get(code);
  if (outline && areaHolds(outline, frame.place(middle))) return frame.place(middle);
  const [nearest] = [...centers].sort((a, b) => Math.hypot(a[0] - middle[0], a[1] - middle[1]) - Math.hypot(b[0] - middle[0], b[1] - middle[1]));
  return frame.place(nearest ?? middle);
}
