/** For tests of this area alone. */
export { createLoadedCase, type LoadedCaseOptions } from './createLoadedCase.ts';
export { createStreet, later, type Street } from './createStreet.ts';
