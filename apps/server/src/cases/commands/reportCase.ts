import { randomBytes } from 'node:crypto';
import { FinemeshError, type ReportCase } from '@finemesh/contract';
import { caseDueAt, createTrackingNumber, findCategory, type Category } from '@finemesh/domain';
import type { LngLat } from '@finemesh/geo';
import { attachPhotos } from '../../files/index.ts';
import type { Tx } from '../../platform/index.ts';
import type { TerritoryIndex } from '../../territory/index.ts';
import { drawReference, storeNewCase } from '../caseWrites.ts';
import { beginCase, type CaseRow } from '../changeCase.ts';
import { createCaseId } from '../createCaseId.ts';
import { placeReport, type ReportPlace } from '../placeReport.ts';
import type { LoadedCase } from '../queries.ts';

/** A report as the contract's schema has let it through. */
export interface Report {
  readonly categoryCode: string;
  readonly point?: LngLat | undefined;
  readonly buildingCode?: string | undefined;
  readonly words: string;
  readonly photoIds: readonly string[];
  readonly language: NonNullable<ReportCase['language']>;
}

/**
 * Takes a resident's report in: a case held by the command centre of its street, with the category's clock running.
 *
 * @throws `invalidInput` naming `categoryCode`, `point`, `buildingCode` or `photoIds.<n>`.
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
  const category = requireCategory(report.categoryCode);
  const place = placeReport(territory, report);
  await attachPhotos(tx, report.photoIds, accountId, at);
  const begun = beginCase(newCase(report, category, place, await drawReference(tx, at), at));
  await storeNewCase(tx, begun, report.photoIds);
  const photos = report.photoIds.map((photoId) => ({ photoId, version: begun.row.version }));
  // All that there is of a case so young: nothing needs to be read back.
  return { row: begun.row, steps: [begun.step], photos, publicNames: new Map() };
}

/** The category. @throws `invalidInput` naming `categoryCode`. */
export function requireCategory(code: string): Category {
  const category = findCategory(code);
  if (category !== undefined) return category;
  throw new FinemeshError('invalidInput', {
    fields: [{ field: 'categoryCode', code: 'unknownCategory', message: 'no category has this code' }],
  });
}

/** The case as it begins. */
export function newCase(
  { words, language }: Pick<Report, 'words' | 'language'>,
  category: Category,
  { code, path, street, point }: ReportPlace,
  reference: string,
  at: Date,
): CaseRow {
  return {
    id: createCaseId(at, randomBytes(10)),
    reference,
    trackingNumber: createTrackingNumber(randomBytes(12)),
    version: 1,
    categoryCode: category.code,
    state: 'received',
    source: 'resident',
    placeCode: code,
    path,
    lng: point?.[0] ?? null,
    lat: point?.[1] ?? null,
    words,
    language,
    reportedAt: at,
    changedAt: at,
    dueAt: caseDueAt(category.clock, at),
    settledAt: null,
    // The office, not a person: whoever sits at the street's desk.
    holderRole: 'commander',
    holderPath: street.path,
    holderPostId: null,
    holderSince: at,
    handOvers: 0,
    rating: null,
  };
}
