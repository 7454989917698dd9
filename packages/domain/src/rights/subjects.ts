import type { CaseHolder } from '../cases/caseHolders.ts';
import type { CaseId, PostId, TerritoryCode } from '../ids.ts';
import type { PostRole } from '../roles.ts';
import type { ColumnKey } from '../rosters/rosterColumns.ts';
import type { RosterFacet } from '../rosters/rosterFacets.ts';
import type { TerritoryPath } from '../territory/codes.ts';
import type { Action, SubjectKindOf } from './actions.ts';

/** What decides who may do something with a case; rows, events and the cases on a screen all have it. */
export interface CaseSubject {
  readonly id: CaseId;
  readonly path: TerritoryPath;
  readonly categoryCode: string;
  readonly holder: CaseHolder;
  /** Posts that help the holder: they read what the holder reads. */
  readonly helperPostIds: readonly PostId[];
  /** The role that the words are about, where the category asks for it; `null` otherwise. */
  readonly aboutRole: PostRole | null;
}

/** One document of a building's roster. */
export interface DocumentSubject {
  readonly facet: RosterFacet;
  readonly building: TerritoryPath;
}

/** One cell of a roster, or with `null` that cell of any household. */
export interface CellSubject {
  readonly building: TerritoryPath;
  readonly household: TerritoryCode | null;
  readonly column: ColumnKey;
}

interface SubjectsByKind {
  readonly nothing: null;
  readonly place: { readonly path: TerritoryPath };
  readonly case: CaseSubject;
  readonly document: DocumentSubject;
  readonly cell: CellSubject;
}

/** What an action is done to; `null` where it is done to nothing in particular. */
export type SubjectOf<Asked extends Action> = SubjectsByKind[SubjectKindOf<Asked>];
