/** What every area builds on. The platform knows no area. */
export type { AreaContext, AreaRegistration } from './area.ts';
export type { Caller, IdentifyCaller } from './Caller.ts';
export type { Clock } from './Clock.ts';
export { ConfigFault, type Config, type SiteName } from './config/index.ts';
export { inParts, sqlStateOf, type Database, type Db, type Reader, type Tx } from './database/index.ts';
export { cancel, onDue, repeatEvery, schedule, type DueHandler, type DueKind, type WakeUp } from './due/index.ts';
export {
  appendEvent,
  currentSequence,
  type CursorOptions,
  type EventCursor,
  type EventPump,
  newestInReplay,
  type NewEvent,
  type StoredEvent,
} from './eventLog/index.ts';
export {
  isKnownEtag,
  limitRate,
  MissLimiter,
  mountRoutes,
  networkOf,
  requireCaller,
  type ApiEnv,
  type MountedRoutes,
  type RouteHandlers,
} from './http/index.ts';
export { runOnce } from './idempotency/index.ts';
export { sessionEnded, type EndedSession } from './sessions/index.ts';
export {
  type LiveAttachment,
  type LiveExtension,
  type LiveReader,
  type LiveScreen,
  type LiveTopic,
  type LiveTopicTable,
} from './live/index.ts';
export { logFailure } from './logging/index.ts';
export { refuseUpgrade, type Admission, type AdmissionEnd, type Ticket, type Tickets, type UpgradeRoute } from './sockets/index.ts';
export type { Ticker } from './Ticker.ts';
export { TokenBucket } from './TokenBucket.ts';
