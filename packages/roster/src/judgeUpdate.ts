import * as Y from 'yjs';
import { indexOfClock } from './indexOfClock.ts';
import { JudgementEnd, malformed, reject, resync } from './JudgementEnd.ts';
import type { ClientSection, ParsedItem, ParsedStruct, ParsedUpdate, StructId } from './ParsedUpdate.ts';
import { parseUpdate } from './parseUpdate.ts';
import { deadPlace, findStruct, placeOfStruct, placeUnderStruct, type Place } from './places.ts';
import { rewriteUpdate, type KeptDeletes } from './rewriteUpdate.ts';
import { TouchedCells } from './TouchedCells.ts';
import { defaultUpdateLimits, type UpdateLimits } from './updateLimits.ts';
import type { UpdateAuthor, Verdict, WritePolicy } from './Verdict.ts';

/**
 * Judges an update before it touches the document. Every struct and every deletion is resolved to a household and a
 * column first; what cannot be resolved is never applied. The document is only read.
 *
 * @param doc the server's document of one facet, with nothing pending
 * @param update bytes from the wire, format v1
 */
export function judgeUpdate(
  doc: Y.Doc,
  update: Uint8Array,
  author: UpdateAuthor,
  policy: WritePolicy,
  limits: UpdateLimits = defaultUpdateLimits,
): Verdict {
  const parsed = parseUpdate(update, limits);
  if (parsed.kind === 'malformed') return parsed;
  return new Judgement(doc, update, parsed, author, policy).judge();
}

/** The new part of a client's section: what lies at and above the client's state in the document. */
interface NewStructs {
  readonly client: number;
  readonly structs: readonly ParsedStruct[];
  /** Places of the structs judged so far, by index. */
  readonly places: Place[];
  readonly end: number;
}

class Judgement {
  readonly #doc: Y.Doc;
  readonly #update: Uint8Array;
  readonly #parsed: ParsedUpdate;
  readonly #author: UpdateAuthor;
  readonly #news = new Map<number, NewStructs>();
  readonly #cells: TouchedCells;

  constructor(doc: Y.Doc, update: Uint8Array, parsed: ParsedUpdate, author: UpdateAuthor, policy: WritePolicy) {
    this.#doc = doc;
    this.#update = update;
    this.#parsed = parsed;
    this.#author = author;
    this.#cells = new TouchedCells(doc, policy);
  }

  judge(): Verdict {
    try {
      const claims = this.#admitSections();
      this.#judgeStructs();
      const deletes = this.#judgeDeletes();
      return this.#conclude(claims, deletes);
    } catch (error) {
      if (error instanceof JudgementEnd) return error.verdict;
      throw error;
    }
  }

  /** Takes the new part of each section, checks whose id it is and that it begins exactly where the document ends. */
  #admitSections(): number[] {
    const claims: number[] = [];
    for (const section of this.#parsed.sections) {
      const state = Y.getState(this.#doc.store, section.client);
      const news = newStructsOf(section, state);
      if (news === undefined) continue;
      const owner = section.client === this.#doc.clientID ? 'other' : this.#author.ownerOf(section.client);
      if (owner === 'other' || (owner === 'nobody' && state > 0)) throw reject('foreignClientId');
      const first = news.structs[0];
      if (first !== undefined && first.clock < state) throw resync('straddle');
      if (first === undefined || first.clock > state) throw resync('gap');
      if (news.structs.some((struct) => struct.kind === 'skip')) throw resync('gap');
      if (owner === 'nobody') claims.push(section.client);
      this.#news.set(section.client, news);
    }
    return claims;
  }

  /**
   * Judges the structs in an order in which each follows what it depends on, as Yjs will integrate them. Structs that
   * wait for each other would stay pending in the document for ever.
   */
  #judgeStructs(): void {
    let waiting = [...this.#news.values()];
    while (waiting.length > 0) {
      let progressed = false;
      for (const news of waiting) {
        for (let next = news.structs[news.places.length]; next !== undefined; next = news.structs[news.places.length]) {
          if (this.#isWaiting(news.client, next)) break;
          news.places.push(this.#judgeStruct(news.client, next));
          progressed = true;
        }
      }
      waiting = waiting.filter((news) => news.places.length < news.structs.length);
      if (!progressed && waiting.length > 0) throw malformed('cycle');
    }
  }

  #isWaiting(client: number, struct: ParsedStruct): boolean {
    if (struct.kind !== 'item') return false;
    const parentId = struct.parent === 'root' ? null : struct.parent;
    return [struct.origin, struct.rightOrigin, parentId].some((id) => {
      if (id === null) return false;
      if (id.client === client) {
        // Yjs looks its own client's neighbours up without asking whether they exist.
        if (id.clock >= struct.clock) throw malformed('selfReference');
        return false;
      }
      if (id.clock < Y.getState(this.#doc.store, id.client)) return false;
      const news = this.#news.get(id.client);
      if (news === undefined || id.clock >= news.end) throw resync('missingDependency');
      const judged = news.structs[news.places.length];
      return judged !== undefined && id.clock >= judged.clock;
    });
  }

  #judgeStruct(client: number, struct: ParsedStruct): Place {
    // An empty struct changes nothing, but its clocks have to be counted.
    if (struct.kind !== 'item') return deadPlace;
    if (struct.content.kind === 'row') throw reject('rowChange');
    // Every entry here belongs to a Y.Map, and Yjs never writes a right neighbour for those.
    if (struct.rightOrigin !== null) throw malformed('notAMapEntry');
    const place = struct.origin === null ? this.#placeByParent(struct) : this.#placeOf(struct.origin);
    if (place.kind === 'row') throw reject('rowChange');
    if (place.kind === 'cell') this.#cells.write(client, struct, place);
    return place;
  }

  #placeByParent(struct: ParsedItem): Place {
    if (struct.key === null || struct.parent === null) throw malformed('notAMapEntry');
    if (struct.parent === 'root') return { kind: 'row', household: struct.key };
    const { client, clock } = struct.parent;
    // A parent among the new structs cannot be a row: rows from clients are rejected.
    if (clock >= Y.getState(this.#doc.store, client)) {
      if (this.#placeOf(struct.parent).kind === 'dead') return deadPlace;
      throw malformed('notAMapEntry');
    }
    const place = placeUnderStruct(this.#doc, findStruct(this.#doc, client, clock), struct.key);
    if (place === undefined) throw malformed('notAMapEntry');
    return place;
  }

  /** The place of a struct that the document or the judged part of the update holds. */
  #placeOf(id: StructId): Place {
    if (id.clock < Y.getState(this.#doc.store, id.client)) {
      const place = placeOfStruct(this.#doc, findStruct(this.#doc, id.client, id.clock));
      if (place === undefined) throw malformed('notAMapEntry');
      return place;
    }
    const news = this.#news.get(id.client);
    const place = news?.places[indexOfClock(news.structs, id.clock)];
    if (place === undefined) throw resync('missingDependency');
    return place;
  }

  /**
   * Keeps the ranges that would delete something live. A step 2 carries everybody's deletions since the document was
   * made, so a range over what is deleted already says nothing about its sender.
   */
  #judgeDeletes(): KeptDeletes {
    const kept: KeptDeletes = [];
    for (const { client, ranges } of this.#parsed.deletes) {
      const state = Y.getState(this.#doc.store, client);
      const reached = this.#news.get(client)?.end ?? state;
      const live = ranges.filter(({ clock, length }) => {
        if (clock + length > reached) throw resync('missingDependency');
        // What lies above the state was judged as a write of the same cell.
        return this.#removesLive(client, clock, Math.min(clock + length, state)) || clock + length > state;
      });
      if (live.length > 0) kept.push({ client, ranges: live });
    }
    return kept;
  }

  #removesLive(client: number, from: number, to: number): boolean {
    const structs = this.#doc.store.clients.get(client);
    if (structs === undefined || from >= to) return false;
    let removes = false;
    for (let i = Y.findIndexSS(structs, from); i < structs.length; i++) {
      const struct = structs[i];
      if (struct === undefined || struct.id.clock >= to) break;
      if (struct.deleted || struct instanceof Y.GC) continue;
      removes = true;
      const place = placeOfStruct(this.#doc, struct);
      if (place?.kind !== 'cell') throw reject('rowChange');
      this.#cells.empty(place);
    }
    return removes;
  }

  #conclude(claims: readonly number[], deletes: KeptDeletes): Verdict {
    const news = [...this.#news.values()];
    if (news.length === 0 && deletes.length === 0) return { kind: 'noop' };
    const touched = this.#cells.list(new Map(this.#parsed.deletes.map(({ client, ranges }) => [client, ranges])));
    const bytes = rewriteUpdate(this.#update, this.#parsed, news, deletes);
    const judged = { bytes, touched, claims };
    const denied = touched.filter((cell) => cell.denial !== undefined);
    return denied.length === 0 ? { kind: 'ok', judged } : { kind: 'deniedCells', judged, denied };
  }
}

function newStructsOf({ client, structs }: ClientSection, state: number): NewStructs | undefined {
  const last = structs[structs.length - 1];
  if (last === undefined || last.clock + last.length <= state) return undefined;
  const first = structs.findIndex((struct) => struct.clock + struct.length > state);
  return { client, structs: first === 0 ? structs : structs.slice(first), places: [], end: last.clock + last.length };
}
