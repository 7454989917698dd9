export { createReceivedCase } from './createReceivedCase.ts';
export { FactsStandIn } from './FactsStandIn.ts';
export { createPiniaWith, mountScreen } from './mountScreen.ts';
export type { ScreenOptions } from './mountScreen.ts';
export { runOnScreen } from './runOnScreen.ts';
