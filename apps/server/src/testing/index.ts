/** For tests alone: nothing that the server runs imports this folder. */
export { createPostgresDatabase, createTestDatabase, createTestDataDir, type DatabaseKind } from './createTestDatabase.ts';
export { describeEachDatabase } from './describeEachDatabase.ts';
