import pino from 'pino';
import { openEmbedded } from '../platform/embedded/index.ts';

/** For a test alone: commits rising numbers and prints each one that was committed, until it is killed. */
const [dataDir = ''] = process.argv.slice(2);
const database = await openEmbedded({ dataDir, logger: pino({ level: 'silent' }) });
await database.pool.query('create table written (number int primary key)');
for (let number = 1; ; number += 1) {
  await database.pool.query('insert into written values ($1)', [number]);
  process.stdout.write(`${number}\n`);
}
