export { createLogger } from './createLogger.ts';
export { logFailure } from './logFailure.ts';
