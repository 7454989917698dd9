export { FactsStandIn } from './FactsStandIn.ts';
export { runOnScreen } from './runOnScreen.ts';
