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
  levelAbove,
  levelOfCode,
  placeLevels,
  territoryLevels,
} from './territory/codes.ts';
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
export type {
  CellRefusal,
  CellValue,
  ColumnKind,
  ColumnOption,
  DataClass,
  RosterColumn,
  RosterFacet,
} from './rosterColumns.ts';
export {
  columnsOfFacet,
  facetClasses,
  facetLabels,
  findRosterColumn,
  isRefusedColumn,
  refuseCellValue,
  rosterColumns,
  rosterFacets,
} from './rosterColumns.ts';
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
export type { LngLat } from './positionPrecision.ts';
export { distanceMeters, snapToNet } from './positionPrecision.ts';
