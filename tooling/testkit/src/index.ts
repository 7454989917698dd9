export { connectSocket, type TestSocket } from './connectSocket.ts';
export { createSeededRandom, type SeededRandom } from './createSeededRandom.ts';
export { createTempFolder } from './createTempFolder.ts';
export { createTestClock, type TestClock } from './createTestClock.ts';
export { registerEnd } from './registerEnd.ts';
export { until } from './until.ts';
