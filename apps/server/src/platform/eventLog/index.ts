export { appendEvent, currentSequence } from './appendEvent.ts';
export { openEventPump, type EventPump } from './EventPump.ts';
export type { CursorOptions, EventCursor } from './EventCursor.ts';
export { newestInReplay } from './newestInReplay.ts';
export { measureEvents } from './measureEvents.ts';
export type { NewEvent, StoredEvent } from './StoredEvent.ts';
