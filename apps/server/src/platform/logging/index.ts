export { createLogger } from './createLogger.ts';
