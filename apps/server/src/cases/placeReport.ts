import { FinemeshError, type TerritoryNode } from '@finemesh/contract';
import { buildingOfCode, type TerritoryCode, type TerritoryPath } from '@finemesh/domain';
import type { LngLat } from '@finemesh/geo';
import type { TerritoryIndex } from '../territory/index.ts';

/** Where a report belongs. */
export interface ReportPlace {
  /** The narrowest place or node known, and where it is now. */
  readonly code: TerritoryCode;
  readonly path: TerritoryPath;
  readonly street: TerritoryNode;
  /** Where the resident pointed, if so. */
  readonly point: LngLat | null;
}

/**
 * Finds the place of a report. A building that was chosen counts more than where the finger came down.
 *
 * @throws `invalidInput` naming `buildingCode` (`unknownBuilding`) or `point` (`outsideDistrict`).
 */
export function placeReport(
  territory: TerritoryIndex,
  report: { readonly point?: LngLat | undefined; readonly buildingCode?: string | undefined },
): ReportPlace {
  const point = report.point ?? null;
  const located = point === null ? undefined : territory.locate(point);
  if (point !== null && located === undefined) throw refuse('point', 'outsideDistrict', 'the place is outside the district');
  const node = report.buildingCode === undefined ? located?.node : findBuilding(territory, report.buildingCode);
  if (node === undefined) throw refuse('point', 'missing', 'mark the place or choose a building');
  const street = territory.ancestor(node.path, 'street');
  if (street === undefined) throw refuse('point', 'outsideDistrict', 'no street command centre serves this place');
  return { code: node.code, path: node.path, street, point };
}

function findBuilding(territory: TerritoryIndex, code: string): TerritoryNode {
  const buildingCode = buildingOfCode(code);
  const node = buildingCode && territory.find(buildingCode);
  if (node === undefined) throw refuse('buildingCode', 'unknownBuilding', 'no building of the district has this code');
  return node;
}

function refuse(field: string, code: string, message: string): FinemeshError {
  return new FinemeshError('invalidInput', { fields: [{ field, code, message }] });
}
