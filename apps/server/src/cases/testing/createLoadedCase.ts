import { codeOfPath, findCategory } from '@finemesh/domain';
import { beginCase, changeCase, type CaseActor } from '../changeCase.ts';
import { newCase } from '../commands/reportCase.ts';
import type { LoadedCase } from '../queries.ts';
import { createSmallTerritory, paths } from '../../testing/index.ts';

export interface LoadedCaseOptions {
  readonly categoryCode?: string;
  readonly words?: string;
  /** Words of a note that the team wrote. */
  readonly note?: string;
  readonly trackingNumber?: string;
  readonly publicName?: string;
  readonly actorId?: string;
}

/** A case at building 1 that was handed to its micro-gridder, accepted, noted and resolved, with one photo. */
export function createLoadedCase(options: LoadedCaseOptions = {}): LoadedCase {
  const at = new Date('2026-11-24T02:00:00Z');
  const category = findCategory(options.categoryCode ?? 'FA01');
  const street = createSmallTerritory().at(paths.street);
  if (category === undefined) throw new Error('no such category');
  const actorId = options.actorId ?? '11111111-1111-4111-8111-111111111111';
  const by = { accountId: actorId, role: 'microGridder', territoryPath: paths.microGrid11 } as CaseActor;
  const to = { role: 'microGridder', territoryPath: paths.microGrid11, postId: '22222222-2222-4222-8222-222222222222' } as never;
  const begun = beginCase({
    ...newCase({ words: options.words ?? '', language: 'zh-CN' }, category, { code: codeOfPath(paths.building1), path: paths.building1, street, point: [118.7, 32] }, '20261124-0001', at),
    trackingNumber: options.trackingNumber ?? 'AAAA-BBBB-CCCC',
  });
  const from = { role: 'commander', territoryPath: paths.street, postId: null } as const;
  const handed = changeCase(begun.row, { command: 'handOver', at, by, handOver: { to, from } });
  const accepted = changeCase(handed.row, { command: 'accept', at, by });
  const noted = changeCase(accepted.row, { command: 'note', at, by, words: options.note ?? 'note' });
  const resolved = changeCase(noted.row, { command: 'resolve', at, by });
  return {
    row: resolved.row,
    steps: [begun, handed, accepted, noted, resolved].map(({ step }) => step),
    photos: [{ photoId: '33333333-3333-4333-8333-333333333333', version: 1 }],
    publicNames: new Map([[actorId, options.publicName ?? '老田']]),
  };
}
