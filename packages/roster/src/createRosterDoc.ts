import { rosterFacets, type CellValue, type RosterFacet } from '@finemesh/domain';
import * as Y from 'yjs';

/** Name of the only root of a roster document: household code → row. */
export const householdsRoot = 'households';

/** A row: column key → one scalar. Made by the server alone, never deleted by a client. */
export type RosterRowMap = Y.Map<CellValue>;

export interface RosterDocOptions {
  /**
   * The client id that the server leased for this document. It has to be set before an Awareness is made from the
   * document, because Awareness copies it. Default: a random id, which the server lets its first user claim.
   */
  readonly clientId?: number;
}

/** Makes the empty document of one facet of one building's roster. */
export function createRosterDoc(facet: RosterFacet, options: RosterDocOptions = {}): Y.Doc {
  const doc = new Y.Doc({ meta: { facet } });
  if (options.clientId !== undefined) doc.clientID = options.clientId;
  doc.getMap(householdsRoot);
  return doc;
}

/**
 * The facet that a document was made for.
 *
 * @throws TypeError for a document that `createRosterDoc` did not make: judging it by guess would grant foreign rights.
 */
export function facetOfDoc(doc: Y.Doc): RosterFacet {
  const facet: unknown = (doc.meta as { facet?: unknown } | null)?.facet;
  const known = rosterFacets.find((candidate) => candidate === facet);
  if (known === undefined) throw new TypeError('not a roster document: it names no facet');
  return known;
}

/** The rows of the document by household code. */
export function rowsOf(doc: Y.Doc): Y.Map<RosterRowMap> {
  return doc.getMap<RosterRowMap>(householdsRoot);
}
