export { createPilotDistrict, defaultPilotSeed } from './createPilotDistrict.ts';
export type { PilotDistrict, PilotHousehold, PilotNode } from './PilotDistrict.ts';
export type { PilotBuildingProperties, PilotMap, PilotMicroGridProperties, PilotProperties } from './map/PilotMap.ts';
export { pilotAttribution } from './map/surroundings.ts';
export type { StreetGraph } from './streets/createStreetGraph.ts';
export type { SeededRandom } from './createSeededRandom.ts';
export { createSeededRandom } from './createSeededRandom.ts';
