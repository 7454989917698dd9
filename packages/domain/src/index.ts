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
export { postRoles, roleLabels, volunteerRoles } from './roles.ts';
export type { Post, TerritoryRelation } from './posts.ts';
export { isPostActive, relationOf } from './posts.ts';
export type { Action, CaseAction, SubjectKind } from './rights/actions.ts';
export { actions, actionSubjectKinds } from './rights/actions.ts';
export type { Actor } from './rights/Actor.ts';
export { actorOf, visitor } from './rights/Actor.ts';
export type { CaseSubject, CellSubject, DocumentSubject, SubjectOf } from './rights/subjects.ts';
export { allowingPosts, can, canSomewhere, roleCan } from './rights/can.ts';
export { writableColumns } from './rights/writableColumns.ts';
export type { ColumnKind, ColumnOption } from './rosters/columnKinds.ts';
export type { DataClass, RosterFacet } from './rosters/rosterFacets.ts';
export { facetClasses, facetLabels, rosterFacets } from './rosters/rosterFacets.ts';
export type { CellValueOf, ChoiceColumnKey, ColumnKey, ColumnKeyOf, RosterColumn } from './rosters/rosterColumns.ts';
export { columnKeys, columnsOfFacet, findRosterColumn, optionLabels, optionValues, rosterColumn, rosterColumns } from './rosters/rosterColumns.ts';
export type { CellRefusal, CellValue, FacetCells, RowCells } from './rosters/cellValues.ts';
export { cellRefusals, fitsColumn, readCells, refuseCellValue } from './rosters/cellValues.ts';
export type { NamedHome, SectionEntrance, SectionFloor, SectionHome, SectionPlace } from './rosters/buildingSection.ts';
export { projectHomes, sectionOf } from './rosters/buildingSection.ts';
export type { VisitCoverage, VisitState } from './rosters/visits.ts';
export { countVisits, visitStateLabels, visitStateOf, visitStates } from './rosters/visits.ts';
export { isRefusedColumn } from './rosters/refusedSubjects.ts';
export type { Category, CategoryGroupCode, ClockRule, ConfidentialRule } from './cases/categories.ts';
export { categories, categoryGroups, findCategory } from './cases/categories.ts';
export type { CaseState, StateTone } from './cases/caseStates.ts';
export { caseStates, caseStateTable, isOpenState, openCaseStates, statesThat } from './cases/caseStates.ts';
export type { CaseClockName, CaseClocks, ClockEffect, RunningClock } from './cases/caseClocks.ts';
export { isAnswerOwed, isOverdue } from './cases/isOverdue.ts';
export { caseClockNames, caseClockTable, soonestDue } from './cases/caseClocks.ts';
export type {
  CaseChange,
  CaseCommand,
  CaseCommandRow,
  CommandGivenBy,
  CommandInput,
  CommandWords,
  ResidentCommand,
  StaffCommand,
} from './cases/caseCommands.ts';
export {
  allowedCaseCommands,
  caseBeginning,
  caseChanges,
  caseCommands,
  caseCommandTable,
  commandsGivenBy,
  isNextStep,
  nextCaseState,
  statesAllowing,
} from './cases/caseCommands.ts';
export type { CaseHolder, HandOverRefusal } from './cases/caseHolders.ts';
export { handingOffice, holderBy, isHeldBy, officeKey, refuseHandOver } from './cases/caseHolders.ts';
export type { CaseFacts, ChangeRefusal, GivenCommand } from './cases/changeCase.ts';
export { beginCase, changeCase, reopenUntil, reopenWindowDays } from './cases/changeCase.ts';
export type { WordsAudience } from './cases/wordsAudience.ts';
export { wordsAudiences, wordsAudienceTable } from './cases/wordsAudience.ts';
export { caseDueAt, districtDay, districtOffsetMs, officeHours } from './cases/caseClock.ts';
export { redactPersonalText, redactionMark } from './privacy/redactPersonalText.ts';
export type { TextRefusal } from './privacy/refuseText.ts';
export { isTextRefusal, refuseText, textRefusalTable } from './privacy/refuseText.ts';
export { createTrackingNumber, parseTrackingNumber } from './cases/trackingNumber.ts';
