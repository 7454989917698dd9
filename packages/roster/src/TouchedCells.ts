import { findRosterColumn, fitsColumn, refuseCellValue, type CellValue, type RosterColumn, type RosterFacet } from '@finemesh/domain';
import * as Y from 'yjs';
import { facetOfDoc } from './createRosterDoc.ts';
import { indexOfClock } from './indexOfClock.ts';
import { malformed } from './JudgementEnd.ts';
import type { DeleteRange, ParsedItem, StructId } from './ParsedUpdate.ts';
import { findStruct, type Place } from './places.ts';
import type { TouchedCell, TouchedColumn, WritePolicy } from './Verdict.ts';

type CellPlace = Place & { readonly kind: 'cell' };

interface Touch {
  readonly household: string;
  /** The key under the row, whether or not it is a column. */
  readonly name: string;
  readonly column: RosterColumn | undefined;
  value: CellValue;
  denial: TouchedColumn['denial'];
  /** The last new struct at the cell and how many there are, for the bound on concurrent siblings. */
  last: StructId | undefined;
  count: number;
}

/**
 * Yjs finds an entry's position by walking all entries that stand right of its origin, so forged siblings cost time
 * squared. A neighbour who was away for weeks meets some thousands of them in a whole building.
 */
const maxSiblingSteps = 50_000;

/** Gathers the cells that an update writes or empties, and why each may not. */
export class TouchedCells {
  readonly #doc: Y.Doc;
  readonly #facet: RosterFacet;
  readonly #policy: WritePolicy;
  readonly #touches = new Map<string, Touch>();
  #siblingSteps = 0;

  constructor(doc: Y.Doc, policy: WritePolicy) {
    this.#doc = doc;
    this.#facet = facetOfDoc(doc);
    this.#policy = policy;
  }

  /** Notes a new struct at a cell. @throws JudgementEnd `tooConcurrent` */
  write(client: number, struct: ParsedItem, place: CellPlace): void {
    const touch = this.#touchOf(place);
    const values = struct.content.kind === 'values' ? struct.content.values : [];
    touch.value = null;
    // Each value of a chain counts: which of them shows is decided by the deletions, and those may come later.
    for (const value of values) {
      if (touch.column === undefined) break;
      touch.denial ??= refuseCellValue(touch.column, value);
      touch.value = fitsColumn(touch.column, value) ? value : null;
    }
    this.#countSiblings(struct, place, touch);
    touch.last = { client, clock: struct.clock + struct.length - 1 };
    touch.count += 1;
  }

  /** Notes that the cell's live value is deleted. */
  empty(place: CellPlace): void {
    this.#touchOf(place);
  }

  /** What was gathered, in the order of the update. */
  list(deletes: ReadonlyMap<number, readonly DeleteRange[]>): TouchedCell[] {
    return [...this.#touches.values()].map((touch) => touchedCell(touch, deletes));
  }

  #touchOf(place: CellPlace): Touch {
    const key = `${place.household} ${place.column}`;
    let touch = this.#touches.get(key);
    if (touch === undefined) {
      const { household, column: name } = place;
      const column = findRosterColumn(this.#facet, name);
      const isAllowed = column === undefined || this.#policy.mayWrite({ household, column: column.key });
      touch = { household, name, column, value: null, denial: isAllowed ? undefined : 'notAllowed', last: undefined, count: 0 };
      this.#touches.set(key, touch);
    }
    return touch;
  }

  /** An entry that follows the author's previous one directly costs nothing; any other is charged what Yjs will walk. */
  #countSiblings(struct: ParsedItem, place: CellPlace, touch: Touch): void {
    const { origin } = struct;
    if (origin !== null && touch.last !== undefined && isSameId(origin, touch.last)) return;
    this.#siblingSteps += touch.count;
    let entry = this.#entryAfter(origin, place);
    while (entry !== null && this.#siblingSteps <= maxSiblingSteps) {
      this.#siblingSteps += 1;
      entry = entry.right;
    }
    if (this.#siblingSteps > maxSiblingSteps) throw malformed('tooConcurrent');
  }

  #entryAfter(origin: StructId | null, place: CellPlace): Y.Item | null {
    if (origin !== null) {
      if (origin.clock >= Y.getState(this.#doc.store, origin.client)) return null;
      const struct = findStruct(this.#doc, origin.client, origin.clock);
      return struct instanceof Y.Item ? struct.right : null;
    }
    const row = place.row.content;
    let entry = row instanceof Y.ContentType ? (row.type._map.get(place.column) ?? null) : null;
    for (; entry !== null && entry.left !== null; entry = entry.left) {
      this.#siblingSteps += 1;
      if (this.#siblingSteps > maxSiblingSteps) throw malformed('tooConcurrent');
    }
    return entry;
  }
}

/** An author who wrote a cell and then emptied it, before sending either, has emptied it. */
function touchedCell(touch: Touch, deletes: ReadonlyMap<number, readonly DeleteRange[]>): TouchedCell {
  const { household, name, column, last, value, denial } = touch;
  if (column === undefined) return { household, column: name, value: null, denial: 'noSuchColumn' };
  const isEmptied = last !== undefined && isCovered(deletes.get(last.client) ?? [], last.clock);
  const cell = { household, column: column.key, value: isEmptied ? null : value };
  return denial === undefined ? cell : { ...cell, denial };
}

function isCovered(ranges: readonly DeleteRange[], clock: number): boolean {
  const range = ranges[indexOfClock(ranges, clock)];
  return range !== undefined && range.clock <= clock && clock < range.clock + range.length;
}

function isSameId(one: StructId, other: StructId): boolean {
  return one.client === other.client && one.clock === other.clock;
}
