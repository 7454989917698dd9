import { FinemeshError, type TerritoryNode } from '@finemesh/contract';
import { buildingOfCode, isDivisionLevel, type TerritoryCode, type TerritoryPath } from '@finemesh/domain';
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
 * Finds the place of a report. A building or stall that was chosen counts more than where the finger came down.
 *
 * @throws `invalidInput` naming `placeCode` (`unknownPlace`) or `point` (`outsideDistrict`).
 */
export function placeReport(
  territory: TerritoryIndex,
  report: { readonly point?: LngLat | undefined; readonly placeCode?: string | undefined },
): ReportPlace {
  const point = report.point ?? null;
  const located = point === null ? undefined : territory.locate(point);
  if (point !== null && located === undefined) throw refuse('point', 'outsideDistrict', 'the place is outside the district');
  const node = report.placeCode === undefined ? located?.node : findPlace(territory, report.placeCode);
  if (node === undefined) throw refuse('point', 'missing', 'mark the place or choose a building or stall');
  const street = territory.ancestor(node.path, 'street');
  if (street === undefined) throw refuse('point', 'outsideDistrict', 'no street command centre serves this place');
  return { code: node.code, path: node.path, street, point };
}

function findPlace(territory: TerritoryIndex, code: string): TerritoryNode {
  const node = territory.find(buildingOfCode(code) ?? code);
  if (node === undefined || isDivisionLevel(node.level)) {
    throw refuse('placeCode', 'unknownPlace', 'no building or stall of the district has this code');
  }
  return node;
}

function refuse(field: string, code: string, message: string): FinemeshError {
  return new FinemeshError('invalidInput', { fields: [{ field, code, message }] });
}
