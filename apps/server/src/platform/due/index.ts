export { onDue, repeatEvery, type DueHandler, type DueKind, type RawWakeUp, type WakeUp } from './DueHandler.ts';
export { DueScheduler } from './DueScheduler.ts';
export { measureDue } from './measureDue.ts';
export { cancel, schedule } from './schedule.ts';
