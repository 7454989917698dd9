/** For tests of this area alone. */
export { createLoadedCase, type LoadedCaseOptions } from './createLoadedCase.ts';
export { createStreet, later, reportedAt, type Street } from './createStreet.ts';
