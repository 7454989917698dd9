export type { Database, Db, Durability, Reader, Tx } from './Database.ts';
export { inParts } from './inParts.ts';
export { DatabaseHealth, storageFaultTexts, type DatabaseCondition, type StorageFault } from './DatabaseHealth.ts';
export { beforeCommit } from './transactionHooks.ts';
export { openDatabase, sqlStateOf, type DatabaseOptions } from './openDatabase.ts';
export { openPostgres, type PostgresOptions } from './openPostgres.ts';
export { migrate } from './migrate.ts';
