export type { ApiEnv } from './ApiEnv.ts';
export { createApi, type Api } from './createApi.ts';
export { fieldErrorsOf } from './fieldErrorsOf.ts';
export { problemResponses } from './problemResponses.ts';
export { requireCaller } from './requireCaller.ts';
