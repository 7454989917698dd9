import { beginCase, brandId, changeCase, codeOfPath, findCategory, type CaseHolder, type GivenCommand, type PostId } from '@finemesh/domain';
import { createSmallTerritory, paths } from '../../testing/index.ts';
import { factsOf } from '../caseRow.ts';
import { beginningOf, newCase } from '../commands/reportCase.ts';
import type { LoadedCase } from '../queries.ts';
import { recordChange, recordStep, type RecordedChange, type StepAuthor, type StepNotes } from '../recordChange.ts';

export interface LoadedCaseOptions {
  readonly categoryCode?: string;
  readonly words?: string;
  /** Words of a note that the team wrote for itself. */
  readonly note?: string;
  /** Words of a note that the team wrote for the resident as well. */
  readonly openNote?: string;
  readonly trackingNumber?: string;
  readonly publicName?: string;
  readonly actorId?: string;
}

/** A case at building 1 that was handed to its micro-gridder, accepted, noted twice and resolved, with one photo. */
export function createLoadedCase(options: LoadedCaseOptions = {}): LoadedCase {
  const at = new Date('2026-11-24T02:00:00Z');
  const category = findCategory(options.categoryCode ?? 'FA01');
  const street = createSmallTerritory().at(paths.street);
  if (category === undefined) throw new Error('no such category');
  const actorId = options.actorId ?? '11111111-1111-4111-8111-111111111111';
  const by: StepAuthor = { accountId: brandId(actorId), role: 'microGridder', territoryPath: paths.microGrid11 };
  const to: CaseHolder = { role: 'microGridder', territoryPath: paths.microGrid11, postId: brandId<PostId>('22222222-2222-4222-8222-222222222222') };
  const office: CaseHolder = { role: 'commander', territoryPath: paths.street, postId: null };
  const words = options.words ?? '';
  const place = { code: codeOfPath(paths.building1), path: paths.building1, street, point: [118.7, 32] } as const;
  const fresh = newCase({ words, language: 'zh-CN' }, place, beginCase(category.code, office, at), '20261124-0001');
  const changes: RecordedChange[] = [
    recordStep({ ...fresh, trackingNumber: options.trackingNumber ?? 'AAAA-BBBB-CCCC' }, beginningOf(words), null),
  ];

  function give(given: Omit<GivenCommand, 'at'>, notes: Omit<StepNotes, 'by'>): void {
    const before = changes.at(-1)?.row ?? fresh;
    const after = changeCase(factsOf(before), { ...given, at });
    if (typeof after === 'string') throw new Error(after);
    changes.push(recordChange(before, after, { ...notes, by }));
  }
  give({ command: 'handOver', to }, { change: 'handedOver', handedOnBy: office });
  give({ command: 'accept' }, { change: 'accepted' });
  give({ command: 'note' }, { change: 'noted', words: options.note ?? 'note', wordsAudience: 'team' });
  give({ command: 'note' }, { change: 'noted', words: options.openNote ?? 'open note', wordsAudience: 'everyone' });
  give({ command: 'resolve' }, { change: 'resolved', words: 'done', wordsAudience: 'everyone' });
  return {
    row: changes.at(-1)?.row ?? fresh,
    steps: changes.map(({ step }) => step),
    photos: [{ photoId: '33333333-3333-4333-8333-333333333333', version: 1 }],
    publicNames: new Map([[actorId, options.publicName ?? '老田']]),
  };
}
