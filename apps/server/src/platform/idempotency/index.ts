export { forgetAnswersHourly } from './forgetAnswersHourly.ts';
export { runOnce } from './runOnce.ts';
