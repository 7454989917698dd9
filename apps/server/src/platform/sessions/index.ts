export { sessionEnded, type EndedSession } from './sessionEvents.ts';
export { SessionWatch } from './SessionWatch.ts';
