export type { AccountId, Branded, CaseId, PhotoId, PostId, TerritoryCode } from './ids.ts';
export { brandId } from './ids.ts';
export type { DivisionLevel, GridKind, PlaceLevel, TerritoryLevel, TerritoryPath } from './territory/codes.ts';
export {
  buildingOfCode,
  codeOfPath,
  divisionLevels,
  isDivisionLevel,
  isTerritoryCode,
  isWithin,
  levelOfCode,
  parentOfDivisionCode,
  pathOfDivisionCode,
  placeLevels,
  territoryLevels,
} from './territory/codes.ts';
export type { DivisionDraft, DivisionFault, DivisionFaultCode, DivisionNode, PresentDivision } from './territory/judgeDivision.ts';
export { judgeDivision } from './territory/judgeDivision.ts';
export type { Succession } from './territory/successions.ts';
export { resolveCode, seatOfCode, successionsOf } from './territory/successions.ts';
export type { Merchant, OpeningState, TradeKind } from './territory/merchants.ts';
export { openingStateLabels, openingStates, tradeKindLabels, tradeKinds } from './territory/merchants.ts';
export type { BilingualLabel, PostRole } from './roles.ts';
export { dispatchingRoles, postRoles, roleLabels, volunteerRoles } from './roles.ts';
export type { Post, TerritoryRelation } from './posts.ts';
export { isPostActive, relationOf } from './posts.ts';
export type { Action } from './rights.ts';
export {
  actions,
  may,
  mayReadFacet,
  mayWriteColumn,
  postsAllowing,
  roleMay,
  writableColumns,
} from './rights.ts';
export type { ColumnKind, ColumnOption } from './rosters/columnKinds.ts';
export type { DataClass, RosterFacet } from './rosters/rosterFacets.ts';
export { facetClasses, facetLabels, rosterFacets } from './rosters/rosterFacets.ts';
export type { CellValueOf, ChoiceColumnKey, ColumnKey, ColumnKeyOf, RosterColumn } from './rosters/rosterColumns.ts';
export { columnKeys, columnsOfFacet, findRosterColumn, optionLabels, rosterColumn, rosterColumns } from './rosters/rosterColumns.ts';
export type { CellRefusal, CellValue, FacetCells, RowCells } from './rosters/cellValues.ts';
export { cellRefusals, fitsColumn, readCells, refuseCellValue } from './rosters/cellValues.ts';
export type { VisitCoverage, VisitState } from './rosters/visits.ts';
export { countVisits, visitStateLabels, visitStateOf, visitStates } from './rosters/visits.ts';
export { isRefusedColumn } from './rosters/refusedColumns.ts';
export type { CaseClock, Category, CategoryGroupCode } from './taxonomy.ts';
export { categories, categoryGroups, findCategory } from './taxonomy.ts';
export type { CaseCommand, CaseHolder, CaseState, HandOverRefusal } from './caseLifecycle.ts';
export {
  allowedCaseCommands,
  caseCommands,
  caseStateLabels,
  caseStates,
  nextCaseState,
  officeKey,
  openCaseStates,
  refuseHandOver,
  reopenWindowDays,
} from './caseLifecycle.ts';
export { caseDueAt, districtDay, districtOffsetMs, officeHours } from './caseClock.ts';
export { redactPersonalText, redactionMark } from './redactPersonalText.ts';
export { createTrackingNumber, parseTrackingNumber } from './trackingNumber.ts';
