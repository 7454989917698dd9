import { actorOf, brandId, can, type Post, type PostRole } from '@finemesh/domain';
import type { RosterFacet } from '@finemesh/domain';
import * as Y from 'yjs';
import { applyJudged, type Applied } from '../applyJudged.ts';
import { createRosterDoc } from '../createRosterDoc.ts';
import { judgeUpdate } from '../judgeUpdate.ts';
import { seedRows, type RosterRow } from '../rows.ts';
import type { UpdateAuthor, Verdict, WritePolicy } from '../Verdict.ts';

export const serverClientId = 1;
const building = '320105/320105004/320105004004/320105004004002/32010500400400201/320105004004B009';

/** Households of the small building that the tests use. */
export const households = ['320105004004B009E1-101', '320105004004B009E1-102', '320105004004B009E2-1001'] as const;

/** The write rights that the domain's table gives the role over the building. */
export function policyOf(role: PostRole): WritePolicy {
  const at = new Date('2026-11-24T08:00:00Z');
  const post = { role, territoryPath: building, from: new Date('2026-01-01T00:00:00Z'), until: null } as Post;
  const actor = actorOf({ accountId: null, posts: [post] }, at);
  return { mayWrite: ({ household, column }) => can(actor, 'roster.write', { building, household: brandId(household), column }) };
}

/** The guard and a log around one document, as the server uses them, without sockets and database. */
export class ModelServer {
  readonly doc: Y.Doc;
  readonly facet: RosterFacet;
  readonly log: Uint8Array[] = [];
  readonly #owners = new Map<number, string>([[serverClientId, 'server']]);

  constructor(facet: RosterFacet = 'dwelling', rows: readonly RosterRow[] = emptyRows()) {
    this.facet = facet;
    this.doc = createRosterDoc(facet, { clientId: serverClientId });
    seedRows(this.doc, rows);
    this.log.push(Y.encodeStateAsUpdate(this.doc));
  }

  lease(clientId: number, account: string): void {
    this.#owners.set(clientId, account);
  }

  author(account: string): UpdateAuthor {
    return {
      ownerOf: (clientId) => {
        const owner = this.#owners.get(clientId);
        return owner === undefined ? 'nobody' : owner === account ? 'author' : 'other';
      },
    };
  }

  judge(update: Uint8Array, account: string, policy: WritePolicy): Verdict {
    return judgeUpdate(this.doc, update, this.author(account), policy);
  }

  /** Judges and, when the verdict allows it, applies and logs. */
  receive(update: Uint8Array, account: string, policy: WritePolicy): { verdict: Verdict; applied?: Applied } {
    const verdict = this.judge(update, account, policy);
    if (verdict.kind !== 'ok' && verdict.kind !== 'deniedCells') return { verdict };
    for (const claim of verdict.judged.claims) this.#owners.set(claim, account);
    const applied = applyJudged(this.doc, verdict.judged);
    if (applied.update !== null) this.log.push(applied.update);
    return { verdict, applied };
  }

  /** A replica that has all that the server has, for the given client id. */
  replica(clientId: number): Y.Doc {
    const doc = createRosterDoc(this.facet);
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(this.doc));
    // Only now: Yjs gives an id up when it receives structs under it.
    doc.clientID = clientId;
    return doc;
  }

  /** The document as it comes out of the log after a restart. */
  reload(): Y.Doc {
    const doc = createRosterDoc(this.facet);
    for (const update of this.log) Y.applyUpdate(doc, update);
    return doc;
  }
}

function emptyRows(): RosterRow[] {
  return households.map((household) => ({ household, cells: { flat: household.slice(-3), headCount: 2 } }));
}
