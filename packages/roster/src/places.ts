import * as Y from 'yjs';
import { rowsOf } from './createRosterDoc.ts';

/**
 * Where a struct stands. `row` is an entry of the households root, `cell` an entry of a row, `dead` a place under
 * something already collected: Yjs turns what is put there into an empty struct.
 */
export type Place =
  | { readonly kind: 'row'; readonly household: string }
  | { readonly kind: 'cell'; readonly row: Y.Item; readonly household: string; readonly column: string }
  | { readonly kind: 'dead' };

export const deadPlace: Place = { kind: 'dead' };

/** The struct of the document's store that spans the clock; the clock has to lie below the client's state. */
export function findStruct(doc: Y.Doc, client: number, clock: number): Y.Item | Y.GC {
  return Y.getItem(doc.store, Y.createID(client, clock));
}

/** The place of a struct that the store holds; `undefined` for one that no roster document can hold. */
export function placeOfStruct(doc: Y.Doc, struct: Y.Item | Y.GC): Place | undefined {
  if (struct instanceof Y.GC) return deadPlace;
  const { parent, parentSub } = struct;
  if (!(parent instanceof Y.AbstractType) || parentSub === null) return undefined;
  if (parent === rowsOf(doc)) return { kind: 'row', household: parentSub };
  return parent._item === null ? undefined : cellPlace(doc, parent._item, parentSub);
}

/**
 * The place of an entry whose parent is named by the parent's struct: a cell when that is a row, dead when the row
 * was collected, `undefined` when it is no row at all.
 */
export function placeUnderStruct(doc: Y.Doc, parent: Y.Item | Y.GC, key: string): Place | undefined {
  if (parent instanceof Y.GC || parent.content instanceof Y.ContentDeleted) return deadPlace;
  return parent.content instanceof Y.ContentType ? cellPlace(doc, parent, key) : undefined;
}

function cellPlace(doc: Y.Doc, row: Y.Item, column: string): Place | undefined {
  if (row.parent !== rowsOf(doc) || row.parentSub === null) return undefined;
  return { kind: 'cell', row, household: row.parentSub, column };
}
