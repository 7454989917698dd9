export type { SimulatorClock } from './SimulatorClock.ts';
export { machineClock } from './SimulatorClock.ts';
export type { SimulatorOptions } from './startSimulator.ts';
export { startSimulator } from './startSimulator.ts';
export type { Phone, PhoneReading } from './phones/Phone.ts';
export type { OsmAndPhoneOptions } from './phones/createOsmAndPhone.ts';
export { createOsmAndPhone } from './phones/createOsmAndPhone.ts';
export type { ReplayOptions, TrackPoint } from './phones/replayTrack.ts';
export { replayTrack } from './phones/replayTrack.ts';
