export type { ErrorCode, ErrorKind, FieldError, Problem } from './errors.ts';
export {
  FinemeshError,
  errorCodes,
  errorKinds,
  errorOfClose,
  toProblem,
} from './errors.ts';
export {
  fieldErrorSchema,
  problemSchema,
} from './problemSchema.ts';
export {
  idempotencyHeader,
  livePath,
  osmAndPath,
  positionSocketPath,
  rosterProtocolVersion,
  rosterSocketPath,
} from './endpoints.ts';
export type { Language, WirePoint } from './primitives.ts';
export {
  languageSchema,
  momentSchema,
  placeNameSchema,
  pointSchema,
  roleSchema,
  territoryCodeSchema,
} from './primitives.ts';
export type { AppointPost, DemoAccount, PostList, PostView, SessionView, SignIn } from './people.ts';
export {
  appointPostSchema,
  demoAccountSchema,
  demoAccountsSchema,
  postListSchema,
  postViewSchema,
  sessionViewSchema,
  signInSchema,
} from './people.ts';
export type { DivisionView, LocatedPlace, PublishDivision, TerritoryMap, TerritoryNode } from './territory.ts';
export {
  divisionSchema,
  divisionsSchema,
  locatedPlaceSchema,
  merchantSchema,
  publishDivisionSchema,
  territoryMapSchema,
  territoryNodeSchema,
  territoryNodesSchema,
} from './territory.ts';
export { caseLimits } from './caseLimits.ts';
export type { CaseCommandInput } from './caseCommands.ts';
export { caseCommandInputs } from './caseCommands.ts';
export type { Candidate, CasePlace, FollowedCase, ReportCase, ResidentCase, StaffCase, StaffCases, TimelineStep, UploadedPhoto, WallCase, WallCaseDetail, WallCases, WallOverview } from './cases.ts';
export {
  candidateSchema,
  candidatesSchema,
  caseChangeSchema,
  caseHolderSchema,
  followedCaseSchema,
  reportCaseSchema,
  residentCaseSchema,
  staffCaseSchema,
  staffCasesSchema,
  uploadedPhotoSchema,
  wallCaseDetailSchema,
  wallCaseSchema,
  wallCasesSchema,
  wallOverviewSchema,
} from './cases.ts';
export { ticketLifetimeSeconds } from './ticketLifetime.ts';
export type { RequestTicket, Ticket } from './tickets.ts';
export {
  requestTicketSchema,
  ticketSchema,
} from './tickets.ts';
export type { LiveAcknowledgement, LiveRefusal } from './live/LiveAcknowledgement.ts';
export type {
  LiveBatch,
  LiveClientEvents,
  LiveEndCode,
  LiveEnded,
  LiveReset,
  LiveServerEvents,
  LiveSubscribe,
  LiveSubscribed,
} from './live/liveProtocol.ts';
export { liveSubscribeSchema } from './live/liveProtocol.ts';
export type { CaseEventType, LiveEnvelope, LiveContent, LiveMessage, LiveTopicName } from './live/liveTopics.ts';
export { isLiveTopicName, liveTopics } from './live/liveTopics.ts';
export { liveVersion } from './live/liveVersion.ts';
export type { PositionClientEvents, PositionDevice, PositionServerEvents, SharingView, WatchPositions, Watcher } from './positions.ts';
export {
  boundsSchema,
  positionDeviceSchema,
  setSharingSchema,
  sharingViewSchema,
  watchPositionsSchema,
  watcherSchema,
} from './positions.ts';
export type { PositionRecord } from './positionRecord.ts';
export {
  decodePositionRecords,
  encodePositionRecords,
  positionRecordBytes,
} from './positionRecord.ts';
export type { CellsFrame, DotsFrame, PositionFrame } from './positionFrame.ts';
export {
  decodePositionFrame,
  dotStatus,
  encodePositionFrame,
} from './positionFrame.ts';
export type { RosterPurpose } from './rosterPurpose.ts';
export {
  rosterPurposes,
} from './rosterPurpose.ts';
export type { BuildingSection, RosterList, RosterTickets } from './rosters.ts';
export {
  buildingSectionSchema,
  openRosterSchema,
  rosterListSchema,
  rosterPurposeSchema,
  rosterTicketsSchema,
} from './rosters.ts';
export type { ClientConfig } from './clientConfig.ts';
export {
  clientConfigSchema,
} from './clientConfig.ts';
export type { EditRosterContext, RemoteManifest, RemoteModule, RosterSheetContext, Watchable, WatchRosterContext } from './remoteModule.ts';
export { errorTexts } from './errorTexts.ts';
export { photoTypes, type PhotoType } from './photoTypes.ts';
export type { OperationId, RouteOf } from './routes/OperationId.ts';
export type { Route } from './routes/Route.ts';
export type { RouteCall, RouteReply, RouteRequest, RouteResult } from './routes/messages.ts';
export { defineRoutes, empty, json } from './routes/defineRoutes.ts';
export { errorsOf } from './routes/errorsOf.ts';
export { everyRoute, routes } from './routes/index.ts';
export { byOperation } from './routes/commandPaths.ts';
export { paths, type PathParam, type RoutePath } from './routes/paths.ts';
export type { Readiness } from './routes/operations.ts';
export { printOpenApi, type OpenApiDocument } from './routes/printOpenApi.ts';
