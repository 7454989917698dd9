/** For tests alone: nothing that the server runs imports this folder. */
export { createPostgresDatabase, createTestDatabase, createTestDataDir, quickestDatabase, type DatabaseKind } from './createTestDatabase.ts';
export { createTestServer, type TestServer, type TestServerOptions } from './createTestServer.ts';
export { describeBus } from './describeBus.ts';
export { describeEachDatabase } from './describeEachDatabase.ts';
export { signInAs, TestClient, TestFeed, type Answer } from './TestClient.ts';
export { createPerson, type TestPerson } from './createPerson.ts';
export { createSmallTerritory, paths } from './createSmallTerritory.ts';
export { mountTmpfs } from './mountTmpfs.ts';
