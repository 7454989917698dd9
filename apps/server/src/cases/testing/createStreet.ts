import type { PostRole, TerritoryPath } from '@finemesh/domain';
import type { Database } from '../../platform/index.ts';
import { createPerson, createSmallTerritory, type TestPerson } from '../../testing/index.ts';
import type { CaseRow } from '../caseRow.ts';
import { reportCase } from '../commands/reportCase.ts';

/** The small territory with people in a database. */
export interface Street {
  /** Somebody with one post of the role at the node. */
  person(role: PostRole, territoryPath: TerritoryPath): Promise<TestPerson>;
  /** A report from building 1, unless said otherwise, at `reportedAt`. */
  report(fields?: { categoryCode?: string; placeCode?: string; aboutRole?: PostRole }): Promise<CaseRow>;
}

/** A Tuesday morning, 10:00 in the district. */
const reportedAt = new Date('2026-11-24T02:00:00Z');

/** So many minutes after the report. */
export function later(minutes: number): Date {
  return new Date(reportedAt.getTime() + minutes * 60_000);
}

export function createStreet(database: Database): Street {
  const territory = createSmallTerritory();
  return {
    person: (role, territoryPath) => createPerson(database, role, territoryPath, later(-60)),
    async report({ categoryCode = 'FA01', placeCode = '320105004004B001', aboutRole } = {}) {
      const report = { categoryCode, placeCode, words: '', photoIds: [], language: 'zh-CN', aboutRole } as const;
      const { row } = await database.transaction((tx) => reportCase(tx, territory, report, null, reportedAt));
      return row;
    },
  };
}
