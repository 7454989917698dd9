import { beforeAll, describe } from 'vitest';
import type { Database } from '../platform/database/index.ts';
import { createTestDatabase, type DatabaseKind } from './createTestDatabase.ts';

const kinds: readonly DatabaseKind[] = ['embedded', 'postgresql'];

/**
 * Runs a suite on the embedded database and on PostgreSQL. Each of the two has one fresh database, which its cases share:
 * they keep apart by using rows of their own.
 *
 * @param suite declares the cases; the function that it receives gives the database once a case runs.
 */
export function describeEachDatabase(name: string, suite: (database: () => Database, kind: DatabaseKind) => void): void {
  describe.each(kinds)(`${name} on %s`, (kind) => {
    let opened: Database | undefined;
    beforeAll(async () => {
      opened = await createTestDatabase(kind);
    });
    suite(() => {
      if (opened === undefined) throw new Error('the database is there only while a case runs');
      return opened;
    }, kind);
  });
}
