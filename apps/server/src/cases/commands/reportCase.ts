import { randomBytes } from 'node:crypto';
import { FinemeshError, type ReportCase } from '@finemesh/contract';
import {
  beginCase,
  caseBeginning,
  createTrackingNumber,
  findCategory,
  type Category,
  type CaseFacts,
  type PostRole,
} from '@finemesh/domain';
import type { LngLat } from '@finemesh/geo';
import { attachPhotos } from '../../files/index.ts';
import type { Tx } from '../../platform/index.ts';
import type { TerritoryIndex } from '../../territory/index.ts';
import { columnsOf, type CaseRow } from '../caseRow.ts';
import { drawReference, storeNewCase } from '../caseStore.ts';
import { createCaseId } from '../createCaseId.ts';
import { placeReport, type ReportPlace } from '../placeReport.ts';
import type { LoadedCase } from '../queries.ts';
import { recordStep } from '../recordChange.ts';
import { assignHolder } from './assignHolder.ts';

/** A report as the contract's schema has let it through. */
export interface Report {
  readonly categoryCode: string;
  readonly point?: LngLat | undefined;
  readonly placeCode?: string | undefined;
  readonly words: string;
  readonly photoIds: readonly string[];
  readonly language: NonNullable<ReportCase['language']>;
  readonly aboutRole?: PostRole | undefined;
}

/**
 * Stores a resident's report: a case with its clocks running, held by the command centre of its street, or assigned to one post
 * where its category is confidential.
 *
 * @throws `invalidInput` naming `categoryCode`, `aboutRole`, `point`, `placeCode` or `photoIds.<n>`.
 */
export async function reportCase(
  tx: Tx,
  /** As it stays until the transaction ends (`Territory.hold`). */
  territory: TerritoryIndex,
  report: Report,
  /** Account that sends it, where a signed-in person does: it owns the photos it has sent. */
  accountId: string | null,
  at: Date,
): Promise<LoadedCase> {
  const category = requireCategory(report);
  const place = placeReport(territory, report);
  await attachPhotos(tx, report.photoIds, accountId, at);
  const aboutRole = report.aboutRole ?? null;
  const holder = await assignHolder(tx, category, place, aboutRole, at);
  const row = newCase(report, place, beginCase(category.code, holder, at), await drawReference(tx, at));
  const begun = recordStep(row, beginningOf(report.words), null);
  await storeNewCase(tx, begun, report.photoIds);
  const photos = report.photoIds.map((photoId) => ({ photoId, version: begun.row.version }));
  // All that there is of a case so young: nothing needs to be read back.
  return { row: begun.row, steps: [begun.step], photos, publicNames: new Map() };
}

/** What the timeline keeps of a report. */
export function beginningOf(words: string) {
  return { change: caseBeginning.change, by: null, words, wordsAudience: caseBeginning.wordsAudience };
}

/** The category of the report. @throws `invalidInput` naming `categoryCode` or `aboutRole`. */
export function requireCategory({ categoryCode, aboutRole }: Pick<Report, 'categoryCode' | 'aboutRole'>): Category {
  const category = findCategory(categoryCode);
  if (category === undefined) throw refuse('categoryCode', 'unknownCategory', 'no category has this code');
  if (aboutRole !== undefined && category.confidential?.asksAboutRole !== true) {
    throw refuse('aboutRole', 'notAsked', 'this category does not ask whom the words are about');
  }
  return category;
}

/** The row of a case that begins with these facts. */
export function newCase(
  { words, language, aboutRole }: Pick<Report, 'words' | 'language' | 'aboutRole'>,
  { code, path, point }: ReportPlace,
  facts: CaseFacts,
  reference: string,
): CaseRow {
  return {
    id: createCaseId(facts.changedAt, randomBytes(10)),
    reference,
    trackingNumber: createTrackingNumber(randomBytes(12)),
    source: 'resident',
    placeCode: code,
    path,
    lng: point?.[0] ?? null,
    lat: point?.[1] ?? null,
    words,
    language,
    reportedAt: facts.changedAt,
    helperPostIds: [],
    aboutRole: aboutRole ?? null,
    ...columnsOf(facts),
  };
}

function refuse(field: string, code: string, message: string): FinemeshError {
  return new FinemeshError('invalidInput', { fields: [{ field, code, message }] });
}
