import type { TerritoryNode } from '@finemesh/contract';
import type { DivisionNode } from '@finemesh/domain';
import type { Area } from '@finemesh/geo';
import type { divisionNodeTable } from './tables.ts';

/** A node of a division with everything that is drawn and written of it. */
export interface DrawnNode extends DivisionNode {
  readonly name: TerritoryNode['name'];
  /** A point inside the node for its label. */
  readonly center: TerritoryNode['center'];
  /** `null` where none is drawn. */
  readonly boundary: Area | null;
}

export type DivisionNodeRow = typeof divisionNodeTable.$inferInsert;

/** The row of a node that holds from the moment on. */
export function toNodeRow(node: DrawnNode, version: number, from: Date): DivisionNodeRow {
  const { code, name, gridKind, center, boundary } = node;
  const [centerLng, centerLat] = center;
  return { code, version, from, until: null, nameZh: name.zh, nameEn: name.en, gridKind, centerLng, centerLat, boundary };
}
