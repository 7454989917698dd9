import * as encoding from 'lib0/encoding';
import type { ClientDeletes, ClientSection, ParsedUpdate } from './ParsedUpdate.ts';

/** The deletions of an update that were judged and are to be applied. */
export type KeptDeletes = ClientDeletes[];

/**
 * Writes an update that holds the judged structs and deletions and nothing else. Structs that the document has already
 * are left out, because Yjs resolves the neighbours of those too, and a forged one would throw or stay pending.
 * Gives the original bytes back when everything in them was kept.
 */
export function rewriteUpdate(
  update: Uint8Array,
  parsed: ParsedUpdate,
  sections: readonly ClientSection[],
  deletes: KeptDeletes,
): Uint8Array {
  if (isWhole(parsed, sections, deletes)) return update;
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, sections.length);
  for (const { client, structs } of sections) {
    const first = structs[0];
    const last = structs[structs.length - 1];
    encoding.writeVarUint(encoder, structs.length);
    encoding.writeVarUint(encoder, client);
    encoding.writeVarUint(encoder, first?.clock ?? 0);
    if (first !== undefined && last !== undefined) {
      encoding.writeUint8Array(encoder, update.subarray(first.start, last.end));
    }
  }
  encoding.writeVarUint(encoder, deletes.length);
  for (const { client, ranges } of deletes) {
    encoding.writeVarUint(encoder, client);
    encoding.writeVarUint(encoder, ranges.length);
    for (const { clock, length } of ranges) {
      encoding.writeVarUint(encoder, clock);
      encoding.writeVarUint(encoder, length);
    }
  }
  return encoding.toUint8Array(encoder);
}

function isWhole(parsed: ParsedUpdate, sections: readonly ClientSection[], deletes: KeptDeletes): boolean {
  const countStructs = (all: readonly ClientSection[]): number => all.reduce((sum, { structs }) => sum + structs.length, 0);
  const countRanges = (all: readonly ClientDeletes[]): number => all.reduce((sum, { ranges }) => sum + ranges.length, 0);
  return (
    parsed.sections.length === sections.length &&
    parsed.deletes.length === deletes.length &&
    countStructs(parsed.sections) === countStructs(sections) &&
    countRanges(parsed.deletes) === countRanges(deletes)
  );
}
