export type { ApiEnv } from './ApiEnv.ts';
export { buildApp, type AppOptions } from './buildApp.ts';
export { createApi, type Api } from './createApi.ts';
export { limitRate } from './limitRate.ts';
export { MissLimiter } from './MissLimiter.ts';
export { unsyncedWarning } from './operations.ts';
export { problemResponses } from './problemResponses.ts';
export { requireCaller } from './requireCaller.ts';
