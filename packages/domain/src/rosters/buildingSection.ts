import type { CellValueOf } from './rosterColumns.ts';
import type { VisitState } from './visits.ts';

/** Where a household is in its building. */
export interface SectionPlace {
  /** Number of the entrance, from 1. */
  readonly entrance: number;
  readonly floor: number;
}

/**
 * A household as a screen that many look at may show it: where it is as one sees it from the street, and how it stands. Nothing
 * names the flat, and no word of what was agreed is in it.
 */
export interface SectionHome extends SectionPlace {
  /** From the left on its floor, from 1; it says nothing of the number on the door. */
  readonly position: number;
  readonly visit: VisitState;
  readonly occupancy: CellValueOf<'occupancy'>;
}

/** One floor of an entrance with what stands on it from left to right. */
export interface SectionFloor<Item> {
  readonly floor: number;
  readonly items: readonly Item[];
}

/** One entrance of a building as one sees it from the street: the top floor first. */
export interface SectionEntrance<Item> {
  readonly entrance: number;
  readonly floors: readonly SectionFloor<Item>[];
}

/** Cuts a building open: entrances side by side, floors over each other, and on each floor the items in the order in which they come. */
export function sectionOf<Item extends SectionPlace>(items: readonly Item[]): SectionEntrance<Item>[] {
  return [...groupBy(items, ({ entrance }) => entrance)]
    .sort(([one], [other]) => one - other)
    .map(([entrance, ofEntrance]) => ({
      entrance,
      floors: [...groupBy(ofEntrance, ({ floor }) => floor)]
        .sort(([one], [other]) => other - one)
        .map(([floor, ofFloor]) => ({ floor, items: ofFloor })),
    }));
}

/** A household before it is projected. */
export interface NamedHome extends Omit<SectionHome, 'position'> {
  /** What orders the flats of a floor: the number on the door. */
  readonly flat: string;
}

const byFlat = new Intl.Collator('en', { numeric: true });

/** Projects households for a screen that many look at: flats become positions, and what is not in `SectionHome` is left behind. */
export function projectHomes(homes: readonly NamedHome[]): SectionHome[] {
  const ordered = [...homes].sort((one, other) => byFlat.compare(one.flat, other.flat));
  return sectionOf(ordered).flatMap(({ entrance, floors }) =>
    floors.flatMap(({ floor, items }) =>
      items.map(({ visit, occupancy }, index) => ({ entrance, floor, position: index + 1, visit, occupancy })),
    ),
  );
}

function groupBy<Item, Key>(items: readonly Item[], keyOf: (item: Item) => Key): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group === undefined) groups.set(keyOf(item), [item]);
    else group.push(item);
  }
  return groups;
}
