import type { SheetRow } from '../sheet/SheetRow.ts';

/** One floor of an entrance with its flats from left to right. */
export interface SectionFloor {
  readonly floor: number;
  readonly rows: readonly SheetRow[];
}

/** One entrance of the building as one sees it from the street: the top floor first. */
export interface SectionEntrance {
  readonly entrance: string;
  readonly floors: readonly SectionFloor[];
}

/** Orders the households into entrances, floors and flats. A household without a floor stands on floor 0, so none is lost. */
export function sectionOf(rows: readonly SheetRow[]): SectionEntrance[] {
  const entrances = groupBy(rows, ({ entrance }) => entrance);
  return [...entrances]
    .sort(([one], [other]) => one.localeCompare(other, 'en', { numeric: true }))
    .map(([entrance, ofEntrance]) => ({
      entrance,
      floors: [...groupBy(ofEntrance, ({ floor }) => floor ?? 0)]
        .sort(([one], [other]) => other - one)
        .map(([floor, ofFloor]) => ({ floor, rows: ofFloor })),
    }));
}

function groupBy<Item, Key>(items: readonly Item[], keyOf: (item: Item) => Key): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}
