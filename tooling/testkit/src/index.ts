export { connectSocket, type TestSocket } from './connectSocket.ts';
export { createTempFolder } from './createTempFolder.ts';
export { createTestTicker, type TestTicker } from './createTestTicker.ts';
export { createTestClock, type TestClock } from './createTestClock.ts';
export { growthOf } from './growthOf.ts';
export { randomOfRun } from './randomOfRun.ts';
export { registerEnd } from './registerEnd.ts';
export { until } from './until.ts';
