export { forgetOldAnswers, runOnce } from './runOnce.ts';
