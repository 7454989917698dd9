/** For tests of this area alone. */
export { createLoadedCase, type LoadedCaseOptions } from './createLoadedCase.ts';
export { createSmallTerritory, paths } from './createSmallTerritory.ts';
