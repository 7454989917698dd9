import type { CellValue } from '@finemesh/domain';
import * as Y from 'yjs';
import { rowsOf } from './createRosterDoc.ts';
import type { JudgedUpdate, TouchedCell, TouchedColumn } from './Verdict.ts';

/**
 * What became of a touched cell. `written`: the author's value stands. `superseded`: a concurrent value outranks it.
 * `denied`: it was set back to `from`.
 */
export const cellOutcomes = ['written', 'superseded', 'denied'] as const;

/** One touched cell after its update was applied. */
export interface CellChange extends Omit<TouchedColumn, 'value'> {
  readonly from: CellValue;
  /** What the author gave it; `null` also for a denied value that the column could not hold. */
  readonly to: CellValue;
  readonly outcome: (typeof cellOutcomes)[number];
}

export interface Applied {
  /**
   * The document's own update of the transaction, to be stored and shared in place of the client's bytes; values of
   * denied cells are collected already and are not in it. `null` when nothing changed.
   */
  readonly update: Uint8Array | null;
  /** In the order of the update; what named no column of the facet is not among them. */
  readonly changes: readonly CellChange[];
}

/**
 * Applies a judged update and sets its denied cells back, in one transaction and so in one update.
 *
 * @throws Error when Yjs cannot apply it after all. The document is then partly changed and worthless: drop it and
 *   load it again from the store.
 */
export function applyJudged(doc: Y.Doc, judged: JudgedUpdate, origin: unknown = null): Applied {
  const before = judged.touched.map((cell) => entryOf(doc, cell));
  const from = judged.touched.map((cell) => valueOf(doc, cell));
  let update: Uint8Array | null = null;
  const takeUpdate = (bytes: Uint8Array): void => {
    update = bytes;
  };
  doc.on('update', takeUpdate);
  try {
    doc.transact((transaction) => {
      Y.applyUpdate(doc, judged.bytes, origin);
      // Otherwise Yjs takes the server's own compensation for a second user of its client id and changes the id.
      transaction.local = true;
      judged.touched.forEach((cell, index) => {
        if (cell.denial !== undefined) setBack(doc, cell, before[index], from[index] ?? null);
      });
    }, origin);
  } finally {
    doc.off('update', takeUpdate);
  }
  if (doc.store.pendingStructs !== null || doc.store.pendingDs !== null) {
    throw new Error('a judged update left something pending');
  }
  const changes = judged.touched.flatMap((cell, index) =>
    cell.denial === 'noSuchColumn' ? [] : [changeOf(doc, cell, from[index] ?? null)],
  );
  return { update, changes };
}

interface Entry {
  readonly item: Y.Item | undefined;
  readonly isDeleted: boolean;
}

type Place = Pick<TouchedCell, 'household' | 'column'>;

function entryOf(doc: Y.Doc, { household, column }: Place): Entry {
  const item = rowsOf(doc).get(household)?._map.get(column);
  return { item, isDeleted: item?.deleted ?? true };
}

function valueOf(doc: Y.Doc, { household, column }: Place): CellValue {
  return rowsOf(doc).get(household)?.get(column) ?? null;
}

function setBack(doc: Y.Doc, cell: Place, before: Entry | undefined, value: CellValue): void {
  const now = entryOf(doc, cell);
  // A denied value that a concurrent one outranks anyway has changed nothing that would have to be undone.
  if (now.item === before?.item && now.isDeleted === before?.isDeleted) return;
  const row = rowsOf(doc).get(cell.household);
  if (value === null) row?.delete(cell.column);
  else row?.set(cell.column, value);
}

function changeOf(doc: Y.Doc, cell: TouchedColumn, from: CellValue): CellChange {
  const { household, column, value } = cell;
  if (cell.denial !== undefined) return { household, column, from, to: value, outcome: 'denied', denial: cell.denial };
  const outcome = valueOf(doc, cell) === value ? 'written' : 'superseded';
  return { household, column, from, to: value, outcome };
}
